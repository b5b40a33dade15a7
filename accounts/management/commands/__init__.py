"""Bringing the tables up to date, and one account at the server."""
