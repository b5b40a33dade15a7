"""Requests and applications for an order: each step, challenges, decisions, promises."""
