"""The pages of this floor: what is late and by which limits, and what people make of the risk."""
