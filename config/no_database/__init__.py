"""A database engine for processes that have none: it lets settings load, and says so when it is used."""
