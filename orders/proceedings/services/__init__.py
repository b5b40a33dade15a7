"""What is done about proceedings, a topic a file."""
