"""Commands of the orders floor."""
