"""The codes of incidents and relationships, as case files write them."""
