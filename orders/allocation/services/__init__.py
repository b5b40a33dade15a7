"""What is done about allocation, a topic a file."""
