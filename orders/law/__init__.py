"""The pages about the figures of the law."""
