"""A process of its own that opens strange workbooks."""
