"""The tables of scheduled jobs, a topic a file."""
