"""What is done about conditions, a topic a file."""
