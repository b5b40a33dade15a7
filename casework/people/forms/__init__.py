"""What people fill in about people, a topic a file."""
