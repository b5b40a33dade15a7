"""What staff fill in about flags and the risk, and a service manager about limits, the ladder and the cadence."""
