"""Commands of the risk floor."""
