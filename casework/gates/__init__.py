"""Gates of this floor's views: which row a person may reach, under which lock, and not on a closed case."""
