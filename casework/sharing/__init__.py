"""Agreements of the client, shares with police forces, and who will see what is recorded."""
