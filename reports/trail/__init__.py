"""The audit trail by case and by person."""
