"""The rules of delays, a topic a file: no database, no clock."""
