"""The police liaison's desk: what a force may know of what waits on it, and what it records."""
