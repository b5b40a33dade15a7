"""What is done about reviews, a topic a file."""
