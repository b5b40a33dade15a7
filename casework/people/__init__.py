"""Clients, perpetrators and other people of a case: names, birth dates, traits, and finding who is known."""
