"""The pages about breaches, a topic a file."""
