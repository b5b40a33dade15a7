"""A PostgreSQL and a Valkey of one's own, out of two wheels: no Docker, no system packages, no root."""
