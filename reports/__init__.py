"""Questions over everything; this floor writes nothing."""
