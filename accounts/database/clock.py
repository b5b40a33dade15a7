"""The current time by the database's clock, shared by every process; `request_now` is read once for each request.

`database_now()` asks anew each time, one short round trip. How to use it:

- a view asks once, for the page that it measures and for the act that it calls: `now = database_now()`;
- a service that decides by the time asks *after* it holds its lock, because it may have waited for it;
- a scheduled task asks once and hands it down; before flags are raised the host is compared (`config.beating`);
- what many parts of one page want (tags, marks) is `request_now(request)`, read once in a request;
- a test that needs another time says `with time_is(moment):` (tests/clocked.py), and every caller has it.

Each reading also tells how far this host's own clock is away: `host_is_off()`. `tests/test_clock.py` finds whoever asks
`timezone.now`, `datetime.now`, `date.today` or `time.time` instead.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Final

from django.db import connection
from django.http import HttpRequest

LOGGER: Final = logging.getLogger(__name__)
MOST_APART: Final = timedelta(seconds=5)
"""A host further from the database than this says so, and raises no flags."""
TOO_SLOW_TO_TELL: Final = 1.0
"""Seconds that a reading may take to say anything about the host's clock."""


class HostClockIsOff(Exception):
    """The host's clock and the database's are too far apart for a job that raises what stands for ever."""


class _Host:
    """How far this process last saw its host's clock ahead of the database's; behind is negative."""

    ahead = timedelta(0)


def database_now() -> datetime:
    """The present moment by the database's clock; asked anew at each call, also in an open transaction."""
    began = monotonic()
    moment = _ask_database()
    if monotonic() - began < TOO_SLOW_TO_TELL:
        _Host.ahead = _ask_host() - moment
    return moment


def request_now(request: HttpRequest) -> datetime:
    """The moment of a request, read once: for what is drawn many times on a page and must not ask each time."""
    kept: datetime | None = getattr(request, "moment", None)
    if kept is None:
        kept = request.moment = database_now()  # type: ignore[attr-defined]
    return kept


def read_again(request: HttpRequest) -> None:
    """Let the moment of a request be read anew: it has waited for a lock, and what was read before is too early."""
    request.moment = None  # type: ignore[attr-defined]


def host_is_off() -> timedelta | None:
    """How far the host's clock is ahead (behind: negative), if by more than it may, at the last reading; else None."""
    return _Host.ahead if abs(_Host.ahead) > MOST_APART else None


def check_host_clock() -> None:
    """Raise HostClockIsOff, and say so in the log, on a host whose clock differs from the database's."""
    database_now()
    if words := clock_words():
        LOGGER.error("%s", words)
        raise HostClockIsOff(words)


def clock_words() -> str:
    """How the host's clock stands to the database's, in a sentence; empty while they agree."""
    apart = host_is_off()
    if apart is None:
        return ""
    seconds = round(abs(apart.total_seconds()))
    length = f"{seconds} seconds" if seconds < 2 * 60 else f"{seconds // 60} minutes"
    return f"The clock of this machine is {length} {'ahead of' if apart > timedelta(0) else 'behind'} the database's."


def _ask_database() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def _ask_host() -> datetime:
    return datetime.now(UTC)
