"""Who has which case: hand-overs, the waiting list, a leaver's reassignment, weights of caseloads."""
