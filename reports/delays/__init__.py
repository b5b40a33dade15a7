"""Everything late: reasons, rows, their words, and the supervisor's first page."""
