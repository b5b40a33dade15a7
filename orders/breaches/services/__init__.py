"""What is done about breaches, a topic a file."""
