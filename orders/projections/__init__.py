"""Rows of applications, orders, breaches and other protection, as they follow from the record."""
