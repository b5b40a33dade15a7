"""The pages about allocation, a topic a file."""
