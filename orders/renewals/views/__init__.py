"""The pages about renewals, a topic a file."""
