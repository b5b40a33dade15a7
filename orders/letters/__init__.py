"""Letters of the service to a force or to whoever oversees it."""
