"""What pages read of desk, a topic a file."""
