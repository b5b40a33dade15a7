"""How exactly the time of an event is known: to the minute, about then, on some day, or between two moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import FIRST_YEAR, local_day, midnight

MOST_TIMES: Final = 100_000
"""The longest series that anybody has counted is far below; a slip of the keyboard is far above."""
MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)


class Precision(StrEnum):
    """How sure the teller is of the time."""

    EXACT = "exact"
    ABOUT = "about"
    DAY = "day"
    BETWEEN = "between"


@dataclass(frozen=True)
class RoughMoment:
    """When something happened: from `first_at` to `last_at`, which are the same unless it is a day or a stretch.

    The record keeps one moment of it, `last_at`: the latest at which it can have happened. An order that was made
    within the stretch may have been broken then, so the question is asked; and nothing that counts the quiet since
    the last incident counts longer than it has been quiet. Clocks run from when we learned of it, never from here.
    """

    precision: Precision
    first_at: datetime
    last_at: datetime

    def __post_init__(self) -> None:
        if self.last_at < self.first_at:
            raise RuleViolation("It ended before it began. Check the two times.", field="until")
        if local_day(self.first_at).year < FIRST_YEAR:
            raise RuleViolation("That is too long ago. Check the year.", field="happened_at")


Told = datetime | date
"""A moment, or only its day where nobody knows the time."""


def read_rough_moment(precision: Precision, begins: Told, until: Told | None, *, now: datetime) -> RoughMoment:
    """What was said of the time as a value; refuses what has not happened yet and an end before the beginning."""
    if precision is not Precision.BETWEEN:
        return _one(precision, begins, now)
    if until is None:
        raise RuleViolation("Say until when: you chose “between two times”.", field="until")
    first_at, last_at = _first(begins), _last(until, now)
    _check_come(first_at, now, field="happened_at")
    _check_come(last_at, now, field="until")
    return RoughMoment(precision, first_at, last_at)


def _one(precision: Precision, told: Told, now: datetime) -> RoughMoment:
    """A moment; a day without its time is “some time on that day”, however sure the day is."""
    first_at = _first(told)
    _check_come(first_at, now, field="happened_at")
    if isinstance(told, datetime):
        return RoughMoment(precision, first_at, first_at)
    return RoughMoment(Precision.DAY, first_at, _last(told, now))


def _first(told: Told) -> datetime:
    return told if isinstance(told, datetime) else midnight(told)


def _last(told: Told, now: datetime) -> datetime:
    """The last minute of a day; of today, this one."""
    if isinstance(told, datetime):
        return told
    end = midnight(told + DAY) - MINUTE
    return end if told != local_day(now) else min(end, now.replace(second=0, microsecond=0))


def _check_come(moment: datetime, now: datetime, *, field: str) -> None:
    if moment > now:
        raise RuleViolation("This time has not come yet. Check the day and the time.", field=field)
