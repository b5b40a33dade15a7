"""The history of changed rows, in words."""
