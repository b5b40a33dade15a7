"""What protects the client: orders and other protection, day by day."""
