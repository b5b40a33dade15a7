"""The pages of this floor, one noun a file."""
