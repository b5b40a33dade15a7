"""One event of a case: as a value, as a case file writes it, and how it is read and checked."""
