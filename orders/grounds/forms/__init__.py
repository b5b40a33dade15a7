"""What people fill in about grounds, a topic a file."""
