"""How the tables of this floor came to be."""
