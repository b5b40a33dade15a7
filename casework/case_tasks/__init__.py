"""Tasks: what has to be done on a case, by whom and by when."""
