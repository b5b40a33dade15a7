"""Who waits, who carries how much, and where nobody acts."""
