"""PostgreSQL's engine, with connections that give up an answer which does not come.

The server's own limits (`statement_timeout` and the like) say nothing when the server itself stands still, and its
kernel goes on answering for it, so that no keepalive notices. Only whoever waits can stop waiting.
"""

from __future__ import annotations

from time import monotonic
from types import ModuleType
from typing import Any, Final

import psycopg
from django.db.backends.postgresql import base
from psycopg.abc import RV, PQGen

LONGEST_WAIT: Final = "longest_wait"
"""Among the OPTIONS of the settings: seconds for which one answer is waited for; none: without end."""
PAUSE: Final = 2.0
"""Seconds for which nobody waits for a server that has just not answered: one request asks for several connections."""
STANDS_STILL: Final = "The database has not answered in time."


class ImpatientConnection(psycopg.Connection[Any]):
    """Gives up an answer after `longest_wait` seconds, and itself with it: nobody knows what would still come."""

    longest_wait: float | None = None

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        if timeout is not None or self.longest_wait is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.longest_wait)
        except psycopg.errors._WaitTimeout as waited:
            self.pgconn.finish()
            raise psycopg.OperationalError(STANDS_STILL) from waited


class _Refused:
    """Until when (by `monotonic`) this process asks for no new connection, because the last was not answered."""

    until = 0.0


def _connect(**params: Any) -> ImpatientConnection:
    longest = params.pop(LONGEST_WAIT, None)
    if longest is not None and monotonic() < _Refused.until:
        raise psycopg.OperationalError(STANDS_STILL)
    try:
        connection = ImpatientConnection.connect(**params)
    except psycopg.errors.ConnectionTimeout:
        _Refused.until = monotonic() + PAUSE
        raise
    connection.longest_wait = longest
    return connection


_driver = ModuleType("impatient_psycopg")
_driver.__dict__.update({**vars(psycopg), "connect": _connect})


class LimitedDatabase(base.DatabaseWrapper):
    Database = _driver


DatabaseWrapper = LimitedDatabase
"""By this name Django looks for it."""
