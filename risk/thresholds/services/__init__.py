"""What is done about thresholds, a topic a file."""
