"""The tables of people, a topic a file."""
