"""The tables of incidents, a topic a file."""
