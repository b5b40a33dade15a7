"""The rules of assessments, a topic a file: no database, no clock."""
