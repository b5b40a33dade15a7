"""The case for an order: its three grounds, the evidence for each, and the conditions drafted."""
