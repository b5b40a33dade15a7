"""Confidential notes, for the service alone."""
