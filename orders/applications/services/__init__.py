"""What is done about applications, a topic a file."""
