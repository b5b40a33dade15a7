"""Commands that check the evidence store and a restored copy."""
