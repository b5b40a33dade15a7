"""The rules of diary, a topic a file: no database, no clock."""
