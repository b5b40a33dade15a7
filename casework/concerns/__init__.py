"""Concerns: what a supervisor must look at, and what was done about it."""
