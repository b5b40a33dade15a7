"""The rules of grounds, a topic a file: no database, no clock."""
