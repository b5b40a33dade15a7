"""Clocks and deadlines: the moments at which each level and escalation step is due."""
