"""Compares a restored copy of the database with its original."""
