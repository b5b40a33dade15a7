"""Reviews of the risk level: what triggers one, and the second signature that a level needs."""
