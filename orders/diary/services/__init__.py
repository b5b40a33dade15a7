"""What is done about diary, a topic a file."""
