"""The tables of assessments, a topic a file."""
