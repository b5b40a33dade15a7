"""Recommendations to the police and their answers."""
