"""Jobs that keep clocks right: measuring anew, and standing in for jobs that are silent."""
