"""What is done about evidence, a topic a file."""
