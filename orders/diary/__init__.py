"""The addresses at which a calendar reads court dates."""
