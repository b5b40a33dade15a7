"""The pages about cases, a topic a file."""
