"""The rules of people, a topic a file: no database, no clock."""
