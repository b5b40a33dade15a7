"""What people fill in about steps, a topic a file."""
