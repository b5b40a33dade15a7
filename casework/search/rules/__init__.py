"""The rules of searching, a topic a file: no database, no clock."""
