"""What is done about referrals, a topic a file."""
