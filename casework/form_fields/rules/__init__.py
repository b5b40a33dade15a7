"""The rules of form fields, a topic a file: no database, no clock."""
