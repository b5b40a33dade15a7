"""The rules of sharing, a topic a file: no database, no clock."""
