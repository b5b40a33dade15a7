"""Flags and escalations that deadlines raise, and their acknowledgements."""
