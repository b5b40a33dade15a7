"""What is done about cases, a topic a file."""
