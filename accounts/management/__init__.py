"""What can be done from a terminal on this floor."""
