"""What protects the clients of a caseload, whom nothing protects, and the register of other protection."""
