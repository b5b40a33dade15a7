"""What is done about caseload, a topic a file."""
