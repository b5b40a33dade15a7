"""The rules of safe contact, a topic a file: no database, no clock."""
