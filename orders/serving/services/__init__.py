"""What is done about serving, a topic a file."""
