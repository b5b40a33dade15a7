"""The pages about sign in, a topic a file."""
