"""How the facts of an event are declared: the type of each, its rule, its words, and where it is kept."""
