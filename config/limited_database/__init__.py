"""PostgreSQL's engine for processes that must not wait for ever: a server that stands still is given up."""
