"""Signing in and out: passphrases, limits of tries, sessions, known devices, one's own account."""
