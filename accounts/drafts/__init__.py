"""Drafts of forms that are not sent, and what stood in a form that was not acted upon."""
