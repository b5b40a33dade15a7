"""The loads behind each page of this floor: a constant number of statements, whatever the length of the list."""
