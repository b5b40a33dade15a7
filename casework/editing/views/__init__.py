"""The pages about editing, a topic a file."""
