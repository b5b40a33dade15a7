"""Invitations: one-use links by which somebody joins, sets a password anew, or becomes the first manager."""
