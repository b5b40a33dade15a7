"""The rules of codes, a topic a file: no database, no clock."""
