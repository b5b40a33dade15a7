"""What is done about orders, a topic a file."""
