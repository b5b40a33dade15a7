"""What is done about jobs, a topic a file."""
