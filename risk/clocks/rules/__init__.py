"""The rules of clocks, a topic a file: no database, no clock."""
