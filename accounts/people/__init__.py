"""Organisations, teams and users: their accounts, and the pages of whoever manages them."""
