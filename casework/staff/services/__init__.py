"""What is done about staff, a topic a file."""
