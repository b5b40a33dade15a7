"""What is known: victims, perpetrators, cases, events, incidents and what is shared with whom."""
