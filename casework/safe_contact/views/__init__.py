"""The pages about safe contact, a topic a file."""
