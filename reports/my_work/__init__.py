"""The caseworker's first page."""
