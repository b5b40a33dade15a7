"""The case page and its tabs."""
