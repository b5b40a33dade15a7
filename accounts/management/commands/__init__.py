"""One account, at the server."""
