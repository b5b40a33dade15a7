"""The pages about sharing, a topic a file."""
