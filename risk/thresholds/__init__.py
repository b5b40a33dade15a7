"""Thresholds, the escalation ladder and the review cadence: as shipped, as set, and their pages."""
