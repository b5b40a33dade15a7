"""The pages about steps, a topic a file."""
