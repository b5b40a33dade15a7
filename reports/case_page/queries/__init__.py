"""What pages read of case page, a topic a file."""
