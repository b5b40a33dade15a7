"""The rules of incidents, a topic a file: no database, no clock."""
