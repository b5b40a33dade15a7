"""PostgreSQL's engine with a sentence in place of a connection."""

from typing import Any, Never

from django.db import OperationalError
from django.db.backends.postgresql import base

from config.environment import NO_DATABASE


class NoDatabase(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Never:
        raise OperationalError(NO_DATABASE)


DatabaseWrapper = NoDatabase
"""By this name Django looks for it."""
