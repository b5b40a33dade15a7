"""The gates: for one row, for a POST under the case's lock, and for closed cases."""
