"""What people fill in about safe contact, a topic a file."""
