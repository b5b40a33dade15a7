"""What is done about protection, a topic a file."""
