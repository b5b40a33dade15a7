"""Form fields that every noun uses: days, texts, choices among many rows, and how typed text is read."""
