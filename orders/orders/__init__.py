"""Stalking Protection Orders as courts made them, until they end."""
