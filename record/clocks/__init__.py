"""Which clocks the events of a case start, stop and answer."""
