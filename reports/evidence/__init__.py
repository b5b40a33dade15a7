"""The evidence tab of a case."""
