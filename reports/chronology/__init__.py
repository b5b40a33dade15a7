"""The chronology of a case, merged from all its sources."""
