"""Who carries which case: the waiting list, caseloads, moving a leaver's cases."""
