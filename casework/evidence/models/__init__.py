"""The tables of evidence, a topic a file."""
