"""London time: conversion between moments in UTC and the local days and times that people write."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from accounts.rules import RuleViolation

LONDON: Final = ZoneInfo("Europe/London")
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

_WRITTEN_MOMENT: Final = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?([Zz]|[+-]\d\d(:?\d\d)?)?", re.ASCII
)


def moments_of(local: datetime) -> tuple[datetime, ...]:
    """The moments in UTC at which a London clock shows a naive local time, earliest first: none, one or two."""
    possible = {local.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(sorted(moment for moment in possible if _shown(moment) == local.replace(fold=0)))


def local_moment(local: str | datetime) -> datetime:
    """Read a local London time, or a time with its offset, as the one moment in UTC that it means.

    Refuses text that is no time, times the clock skips in spring and times it shows twice in autumn.
    """
    stated = _read(local) if isinstance(local, str) else local
    check_year(stated.year, written=stated.date().isoformat())
    if stated.tzinfo is not None:
        return stated.astimezone(UTC)
    moments = moments_of(stated)
    if len(moments) == 2:
        raise RuleViolation(twice_sentence(stated))
    check_occurs(stated)
    return moments[0]


def local_time(moment: datetime) -> datetime:
    """The moment as London clocks show it (aware)."""
    return moment.astimezone(LONDON)


def local_day(moment: datetime) -> date:
    """The London day in which a moment lies."""
    return moment.astimezone(LONDON).date()


def midnight(day: date) -> datetime:
    """The moment in UTC at which a London day begins. No clock change has ever touched midnight."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def check_occurs(local: datetime, *, field: str | None = None) -> None:
    """Refuse a naive local time that London clocks never show."""
    if not moments_of(local):
        sentence = (
            f"{local:%H:%M} on {_words(local)} did not happen: the clocks went forward from 1:00 to 2:00. "
            "Check the time."
        )
        raise RuleViolation(sentence, field=field)


def twice_sentence(local: datetime) -> str:
    """What to say of a naive local time that London clocks show twice."""
    return (
        f"{local:%H:%M} on {_words(local)} happened twice, because the clocks went back from 2:00 to 1:00. "
        "Say whether it was the first or the second."
    )


def check_year(year: int, *, written: str, field: str | None = None) -> None:
    """Refuse a slip such as 0206 or 20206 before arithmetic on it goes wrong."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleViolation(f"Check the year of {written}.", field=field)


def _read(text: str) -> datetime:
    try:
        if _WRITTEN_MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        raise RuleViolation(f"{text} is not a real date and time.") from None
    raise RuleViolation(f"“{text[:40]}” is not a date and time. Write it like 2026-03-03T14:05.")


def _shown(moment: datetime) -> datetime:
    return moment.astimezone(LONDON).replace(tzinfo=None, fold=0)


def _words(local: datetime) -> str:
    return f"{local.day} {local:%B %Y}"
