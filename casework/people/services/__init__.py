"""What is done about people, a topic a file."""
