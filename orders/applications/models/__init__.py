"""The tables of applications, a topic a file."""
