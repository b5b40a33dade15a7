"""The record of a case: its dated events, what they add up to, the clocks they start, and the one way in."""
