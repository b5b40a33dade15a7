"""What people fill in about orders, a topic a file."""
