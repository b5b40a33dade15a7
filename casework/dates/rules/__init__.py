"""The rules of dates, a topic a file: no database, no clock."""
