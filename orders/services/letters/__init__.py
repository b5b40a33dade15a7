"""What staff do with letters: write, hand in, approve or send back, send, and record what was answered."""
