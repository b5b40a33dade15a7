"""Finding a case by whatever somebody knows of it: one index, one box on every page, kept for an hour."""
