"""The pages about grounds, a topic a file."""
