"""The audit trail: what was done and looked at, by whom; written by services and by a middleware."""
