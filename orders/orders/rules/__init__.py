"""The rules of orders, a topic a file: no database, no clock."""
