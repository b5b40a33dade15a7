"""Replays the events of a case from first to last, from the database or from a case file."""
