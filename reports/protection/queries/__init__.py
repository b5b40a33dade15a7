"""What pages read of protection, a topic a file."""
