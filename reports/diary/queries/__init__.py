"""What pages read of diary, a topic a file."""
