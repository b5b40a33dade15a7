"""The rules of imports, a topic a file: no database, no clock."""
