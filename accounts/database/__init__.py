"""What every floor needs of the database: its clock, the retry after a deadlock, several lists in one statement."""
