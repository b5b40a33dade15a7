"""What people fill in about cases, a topic a file."""
