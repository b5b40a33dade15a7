"""The rules of evidence, a topic a file: no database, no clock."""
