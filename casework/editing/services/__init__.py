"""What is done about editing, a topic a file."""
