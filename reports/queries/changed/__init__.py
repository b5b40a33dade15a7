"""Holds, noun by noun, which fields of a row say something when they change, and what they are called."""
