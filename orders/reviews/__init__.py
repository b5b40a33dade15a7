"""Reviews of the risk level: when one is asked for, how it is recorded and signed."""
