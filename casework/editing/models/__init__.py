"""The tables of editing, a topic a file."""
