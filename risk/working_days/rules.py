"""Working days in England and Wales by London's calendar: counting and adding them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

import holidays

from casework.dates.rules.london_time import local_day, midnight

ONE_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England and Wales in one year, one-off holidays included."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


OneOffDays = Callable[[], frozenset[date]]
_ONE_OFF: ContextVar[OneOffDays] = ContextVar("one_off_days", default=frozenset)


@contextmanager
def counting_with(days: OneOffDays) -> Iterator[None]:
    """Leave out, in all that is counted within, the bank holidays that the organisation has been told of besides.

    Whoever begins to work for one organisation (a request, a record) names its days once, so that a clock and its words
    on a page cannot count differently. A replay names none.
    """
    token = _ONE_OFF.set(days)
    try:
        yield
    finally:
        _ONE_OFF.reset(token)


@dataclass(frozen=True)
class WorkingDays:
    """Monday to Friday less bank holidays, the one-off ones that are counted with, and `closed`, added by hand."""

    closed: frozenset[date] = field(default_factory=frozenset)

    def includes(self, day: date) -> bool:
        if day.weekday() >= SATURDAY or day in bank_holidays(day.year):
            return False
        return day not in self.closed and day not in _ONE_OFF.get()()

    def nth_after(self, day: date, count: int) -> date:
        """The count-th working day after a day, which itself is day 0."""
        return self._walk(day, count, ONE_DAY)

    def nth_before(self, day: date, count: int) -> date:
        """The count-th working day strictly before a day."""
        return self._walk(day, count, -ONE_DAY)

    def between(self, day: date, last_day: date) -> int:
        """How many working days lie after `day` up to and including `last_day`."""
        span = (last_day - day).days
        return sum(self.includes(day + timedelta(days=step)) for step in range(1, span + 1))

    def over_at(self, start: datetime, count: int) -> datetime:
        """When a limit of `count` working days is over: 00:00 in London on the day after the last of them."""
        return midnight(self.nth_after(local_day(start), count) + ONE_DAY)

    def _walk(self, day: date, count: int, step: timedelta) -> date:
        while count > 0:
            day += step
            count -= self.includes(day)
        return day


ENGLAND_AND_WALES: Final = WorkingDays()
