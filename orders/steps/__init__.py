"""What every form that adds a step to a case shares."""
