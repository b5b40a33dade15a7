"""London time, last days, and how exactly the time of an event is known."""
