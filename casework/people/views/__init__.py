"""The pages about people, a topic a file."""
