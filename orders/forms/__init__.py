"""What staff fill in about applications, orders and breaches."""
