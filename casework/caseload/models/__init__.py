"""The tables of caseload, a topic a file."""
