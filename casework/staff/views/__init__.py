"""The pages about staff, a topic a file."""
