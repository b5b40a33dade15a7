"""The rules of pattern, a topic a file: no database, no clock."""
