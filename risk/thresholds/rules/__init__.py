"""The rules of thresholds, a topic a file: no database, no clock."""
