"""What is done about invitations, a topic a file."""
