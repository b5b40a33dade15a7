"""The contact log: every attempt to speak with the client."""
