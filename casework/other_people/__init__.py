"""Other people in a case: children, other targets, somebody to protect who is not the client."""
