"""The tables of letters, a topic a file."""
