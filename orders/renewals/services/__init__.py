"""What is done about renewals, a topic a file."""
