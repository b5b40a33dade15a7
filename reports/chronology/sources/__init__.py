"""The sources of a chronology: one for each kind of row that happened at a moment."""
