"""The rules of steps, a topic a file: no database, no clock."""
