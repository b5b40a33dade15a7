"""Forms that act once, for their owner only: keys, owner marks, the retry after a deadlock, error pages."""
