"""Template tags and filters of casework."""
