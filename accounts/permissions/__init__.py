"""Permissions: which verbs there are, which roles hold them, and the gate that views and buttons ask."""
