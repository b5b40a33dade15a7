"""Service of an order on the perpetrator, and what he must notify to the police."""
