"""What is done about sign in, a topic a file."""
