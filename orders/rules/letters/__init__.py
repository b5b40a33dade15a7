"""What letters of the service may say, to whom each kind goes, and which step of a letter may follow which."""
