"""Cases: their rows, references, events, closings, risk levels, and the lock under which one is worked on."""
