"""The pages about imports, a topic a file."""
