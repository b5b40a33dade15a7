"""Open cases on which nobody acts."""
