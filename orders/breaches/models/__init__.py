"""The tables of breaches, a topic a file."""
