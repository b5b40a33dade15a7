"""The list of cases, and the search for one."""
