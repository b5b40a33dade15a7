"""What is done about letters, a topic a file."""
