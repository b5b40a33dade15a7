"""Limits of how often a day somebody may look at what is hidden."""
