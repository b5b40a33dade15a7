"""What a court is asked about an order that stands: variation, discharge, appeal, with consents."""
