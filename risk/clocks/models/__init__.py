"""The tables of clocks, a topic a file."""
