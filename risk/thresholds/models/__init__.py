"""The tables of thresholds, a topic a file."""
