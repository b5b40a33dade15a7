"""The rules of proceedings, a topic a file: no database, no clock."""
