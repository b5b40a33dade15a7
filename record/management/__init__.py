"""Commands of the record floor."""
