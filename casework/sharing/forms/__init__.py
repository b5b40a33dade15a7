"""What people fill in about sharing, a topic a file."""
