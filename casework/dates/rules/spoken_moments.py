"""Understands days and times as people say them: today, yesterday 9pm, 28/11, 3 March, Tuesday.

What is understood here is never saved unseen: a page shows it in full and asks to be sent again (or its script has
written it in full into the box before). Full dates are read by `casework.form_fields.rules.text_input.read_day`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.form_fields.rules.text_input import MONTH_NAMES, MONTHS, read_day, read_time

DAY: Final = timedelta(days=1)
NAMED: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST: Final = 60

_TIME_AT_END: Final = re.compile(
    r"(?P<day>.+?)(?:,|\s+at)?\s+(?P<time>\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|noon|midday)",
    re.ASCII,
)
_DAY_AND_MONTH: Final = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})", re.ASCII)
_DAY_AND_WORD: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+([a-z]{3,9})", re.ASCII)
_WORD_AND_DAY: Final = re.compile(r"([a-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)


class Leaning(StrEnum):
    """Which year is meant where none is said: that of a day that has come, of one to come, or the nearest."""

    PAST = "past"
    COMING = "coming"
    NEAREST = "nearest"


@dataclass(frozen=True)
class SpokenMoment:
    """A day, and its time if that was said."""

    day: date
    time: time | None = None

    @property
    def words(self) -> str:
        """Sat 28 Nov 2026, 21:00."""
        clock = f", {self.time:%H:%M}" if self.time else ""
        return f"{self.day:%a} {self.day.day} {self.day:%b %Y}{clock}"


def read_spoken(text: str, now: datetime, leaning: Leaning = Leaning.NEAREST) -> SpokenMoment | None:
    """What somebody means at a local London time; None for what is not understood here, or is no real day."""
    said = " ".join(text.lower().split())
    if not said or len(said) > LONGEST:
        return None
    if said == "now":
        return SpokenMoment(now.date(), now.time().replace(second=0, microsecond=0))
    if day := _day(said, now.date(), leaning):
        return SpokenMoment(day)
    match = _TIME_AT_END.fullmatch(said)
    if match is None:
        return None
    day = _day(match["day"], now.date(), leaning) or _full_day(match["day"])
    clock = _time(match["time"])
    return SpokenMoment(day, clock) if day and clock else None


def _day(said: str, today: date, leaning: Leaning) -> date | None:
    if said in NAMED:
        return today + NAMED[said] * DAY
    if (weekday := said.removeprefix("last ")) in WEEKDAYS:
        return _weekday(WEEKDAYS.index(weekday), today, leaning if said == weekday else Leaning.PAST)
    return _nearest(_in_each_year(said, today), today, leaning)


def _weekday(weekday: int, today: date, leaning: Leaning) -> date:
    """The last day of that name before today; the next after it where a day to come is meant. Never today itself."""
    if leaning is Leaning.COMING:
        return today + ((weekday - today.weekday() - 1) % 7 + 1) * DAY
    return today - ((today.weekday() - weekday - 1) % 7 + 1) * DAY


def _in_each_year(said: str, today: date) -> list[date]:
    """A day and a month, in each year near today in which that day exists."""
    if match := _DAY_AND_MONTH.fullmatch(said):
        day, month = int(match[1]), int(match[2])
    elif match := _DAY_AND_WORD.fullmatch(said):
        day, month = int(match[1]), _month(match[2])
    elif match := _WORD_AND_DAY.fullmatch(said):
        day, month = int(match[2]), _month(match[1])
    else:
        return []
    years = range(today.year - 4, today.year + 5)
    return [found for year in years if (found := _real(year, month, day)) is not None]


def _nearest(days: Iterable[date], today: date, leaning: Leaning) -> date | None:
    match leaning:
        case Leaning.PAST:
            return max((day for day in days if day <= today), default=None)
        case Leaning.COMING:
            return min((day for day in days if day >= today), default=None)
        case _:
            return min(days, key=lambda day: (abs(day - today), day), default=None)


def _month(word: str) -> int:
    """The number of a month by its name; 0, which is no month, for any other word."""
    if word == "sept":
        return 9
    return MONTHS.index(word[:3]) + 1 if word in MONTHS or word in MONTH_NAMES else 0


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_day(said: str) -> date | None:
    try:
        return read_day(said)
    except RuleViolation:
        return None


def _time(said: str) -> time | None:
    try:
        return read_time(said)
    except RuleViolation:
        return None
