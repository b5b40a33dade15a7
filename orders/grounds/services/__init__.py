"""What is done about grounds, a topic a file."""
