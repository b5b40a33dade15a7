"""Referrals: taken, checked for eligibility, decided."""
