"""Sets a letter on paper as a tagged PDF, in a process of its own that knows nothing but the letter."""
