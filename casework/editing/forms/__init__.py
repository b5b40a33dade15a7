"""What people fill in about editing, a topic a file."""
