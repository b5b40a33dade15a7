"""The tables of safe contact, a topic a file."""
