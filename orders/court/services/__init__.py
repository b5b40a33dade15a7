"""What is done about court, a topic a file."""
