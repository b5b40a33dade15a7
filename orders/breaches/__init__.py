"""Breaches of orders and of other protection, and each step that is taken about them."""
