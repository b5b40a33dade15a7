"""Warrants for his arrest, and what is asked about each while it is out."""
