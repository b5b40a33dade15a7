"""The rules of sign in, a topic a file: no database, no clock."""
