"""What pages read of delays, a topic a file."""
