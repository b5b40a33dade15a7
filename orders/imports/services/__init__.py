"""What is done about imports, a topic a file."""
