"""Rows that follow from the record: how they are written, and who writes which."""
