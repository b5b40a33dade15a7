"""What people fill in about incidents, a topic a file."""
