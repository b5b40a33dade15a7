"""Safe contact: how and when the client may be reached, and the address at which she is hidden."""
