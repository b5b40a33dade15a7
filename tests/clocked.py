"""Has every part of the service read another time than the real one: the one way for tests to do so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest import mock

from accounts.database import clock


@contextmanager
def time_is(moment: datetime) -> Iterator[None]:
    """Hold the database's clock, and the host's with it, at one moment."""
    with (
        mock.patch.object(clock, "_ask_database", return_value=moment),
        mock.patch.object(clock, "_ask_host", return_value=moment),
    ):
        yield


@contextmanager
def host_is_ahead(by: timedelta) -> Iterator[None]:
    """Let the host's clock differ from the database's, as on a machine that has lost its time server."""
    asked = clock._ask_host
    with mock.patch.object(clock, "_ask_host", side_effect=lambda: asked() + by):
        yield
    clock._Host.ahead = timedelta(0)
