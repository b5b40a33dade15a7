"""Who uses Hawthorn: organisations, teams, users, what each may do, and the trail of what they did."""
