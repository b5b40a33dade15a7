"""The rules of letters, a topic a file: no database, no clock."""
