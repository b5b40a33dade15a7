"""The rules of chronology, a topic a file: no database, no clock."""
