"""Which fields of which rows are shown as changes."""
