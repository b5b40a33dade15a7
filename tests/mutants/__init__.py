"""The mutation run of `make mutants`: breaks a copy of the code on purpose, and asks the tests whether they notice."""
