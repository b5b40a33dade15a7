"""The tables of grounds, a topic a file."""
