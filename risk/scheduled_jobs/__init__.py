"""Scheduled jobs and their heartbeats: which run, which have stopped."""
