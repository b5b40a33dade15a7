"""The pages about orders, a topic a file."""
