"""Days at court: listings, dates, special measures, who comes, what came of each."""
