"""What is watched: risk levels, thresholds, clocks, deadlines, flags and who acknowledged them."""
