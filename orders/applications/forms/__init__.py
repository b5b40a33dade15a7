"""What people fill in about applications, a topic a file."""
