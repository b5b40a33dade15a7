"""What people fill in about breaches, a topic a file."""
