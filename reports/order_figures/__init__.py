"""Figures of applications, orders and breaches."""
