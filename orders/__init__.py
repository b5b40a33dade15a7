"""Requests and applications for orders, hearings, orders, conditions, breaches and warrants."""
