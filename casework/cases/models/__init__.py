"""The tables of cases, a topic a file."""
