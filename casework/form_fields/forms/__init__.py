"""What people fill in about form fields, a topic a file."""
