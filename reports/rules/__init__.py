"""The pure rules of what pages say: which row comes first, what belongs together, and in which words."""
