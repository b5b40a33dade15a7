"""What is done about flags, a topic a file."""
