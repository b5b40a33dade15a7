"""The police liaison's first page."""
