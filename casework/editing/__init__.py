"""Editing rows that several people may change: versions, stale pages, the second press of a button."""
