"""The rules of breaches, a topic a file: no database, no clock."""
