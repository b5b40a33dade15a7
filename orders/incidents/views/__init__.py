"""The pages about incidents, a topic a file."""
