"""What pages read of my_work, a topic a file."""
