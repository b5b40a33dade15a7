"""What the pages of this floor draw."""
