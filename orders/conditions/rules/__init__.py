"""The rules of conditions, a topic a file: no database, no clock."""
