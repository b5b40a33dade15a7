"""The pages about applications, a topic a file."""
