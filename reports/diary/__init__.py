"""The diary of days at court, and the page of each."""
