"""The tables of conditions, a topic a file."""
