"""The pages about caseload, a topic a file."""
