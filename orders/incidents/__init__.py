"""Incidents as they are logged, amended and shown."""
