"""The rules of applications, a topic a file: no database, no clock."""
