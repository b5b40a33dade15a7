"""What staff do about a case: each function is one act, one transaction, one lock."""
