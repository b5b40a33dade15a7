"""The tables of reviews, a topic a file."""
