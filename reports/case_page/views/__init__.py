"""The pages about case page, a topic a file."""
