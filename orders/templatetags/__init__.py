"""What templates of any page can ask about orders."""
