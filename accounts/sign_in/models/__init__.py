"""The tables of sign in, a topic a file."""
