"""What a start writes down."""
