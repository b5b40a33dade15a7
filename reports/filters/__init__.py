"""The filter forms of lists, and the search for a case."""
