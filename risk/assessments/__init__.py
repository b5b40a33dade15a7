"""Assessments beside the level: screenings, risk tools, the police's view, opinions."""
