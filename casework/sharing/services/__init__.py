"""What is done about sharing, a topic a file."""
