"""The tables of court, a topic a file."""
