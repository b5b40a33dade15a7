"""The pure rules of requests, orders and breaches: a case's events, their sum, and the clocks they run."""
