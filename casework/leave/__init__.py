"""Leave, and who covers: planned days in which a colleague sees somebody's cases and what is late on them."""
