"""Conditions of an order: what is known of each, whether he keeps them, which do not work."""
