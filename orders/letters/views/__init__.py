"""The pages about letters, a topic a file."""
