"""The end of an order in view: renewal, a new force, what happened since it was made."""
