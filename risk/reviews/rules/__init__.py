"""The rules of reviews, a topic a file: no database, no clock."""
