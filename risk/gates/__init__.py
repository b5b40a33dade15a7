"""Gates of this floor's views."""
