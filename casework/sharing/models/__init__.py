"""The tables of sharing, a topic a file."""
