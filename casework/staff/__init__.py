"""The people of a service as its manager runs them: invited, changed, closed, in teams; and liaisons of forces."""
