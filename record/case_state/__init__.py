"""The state of a case, folded from its events: applications, orders, breaches, protection, risk level."""
