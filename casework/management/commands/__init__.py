"""Replay, import, export, and the published schema of case files."""
