"""What is done about safe contact, a topic a file."""
