"""The pages on which applications, orders and breaches are recorded and shown."""
