"""The pages about evidence, a topic a file."""
