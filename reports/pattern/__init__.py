"""The pattern of conduct in a case."""
