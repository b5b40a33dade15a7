"""Incidents and the accounts of them, and the paragraph on the pattern of conduct."""
