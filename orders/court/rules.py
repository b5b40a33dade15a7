"""Decides what is said of a day at court: whether it can stand, what to be warned of, what is still to be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import check_occurs, moments_of
from risk.working_days.rules import ENGLAND_AND_WALES, SATURDAY

ONE_DAY: Final = timedelta(days=1)
FURTHEST: Final = timedelta(days=3 * 366)
MEASURES_ASKED_AHEAD: Final = 10
"""Working days before a hearing from which the special measures are asked about."""
MEASURES_LATE_AHEAD: Final = 5
"""Working days before a hearing at which it is late to ask: courts want notice to set a room up."""

HELD: Final = "held"
ADJOURNED: Final = "adjourned"
RELISTED: Final = "relisted"
VACATED: Final = "vacated"


def check_day(day: date, *, today: date, field: str = "hearing_on") -> None:
    """A day at court is set for today or later, and within three years: further off, the year is a slip."""
    if day < today:
        raise RuleViolation("A hearing cannot be listed for a day that has passed.", field=field)
    if day - today > FURTHEST:
        raise RuleViolation("That is more than three years away. Check the year.", field=field)


def check_time(day: date, starts: time | None, *, field: str = "starts") -> None:
    """The time is one that London clocks show on that day."""
    if starts is not None:
        check_occurs(datetime.combine(day, starts), field=field)


def day_warning(day: date) -> str:
    """What is odd about a day for a court to sit: a weekend or a bank holiday. It is warned of, never refused."""
    if ENGLAND_AND_WALES.includes(day):
        return ""
    name = f"{day:%A}" if day.weekday() >= SATURDAY else "bank holiday"
    return f"This is a {name}. Check the date with the court."


def gap_before(hearing_on: date, interim_last_day: date | None) -> date | None:
    """The first day without protection before a hearing, if any (SPA 2019 s.5: an interim order just ends).

    On its last day an order still holds. A hearing on the day after comes hours too late, as T15 counts it.
    """
    if interim_last_day is None or hearing_on <= interim_last_day:
        return None
    return interim_last_day + ONE_DAY


def is_called_off(outcome: str, *, outcome_on: date | None, hearing_on: date, determined_on: date | None) -> bool:
    """Whether a hearing will not take place on its day, or did not: moved, vacated, or decided before it came."""
    if outcome in {RELISTED, VACATED}:
        return True
    if outcome:
        return outcome == ADJOURNED and outcome_on is not None and outcome_on < hearing_on
    return determined_on is not None and determined_on < hearing_on


def awaits_outcome(outcome: str, *, hearing_on: date, today: date, determined: bool) -> bool:
    """Whether the day has passed and nobody has said what came of it."""
    return not outcome and not determined and hearing_on < today


def asks_for_measures(*, asked: bool, settled: bool, hearing_on: date, today: date) -> bool:
    """Whether a hearing is near and nobody has asked for special measures, nor heard that none are wanted."""
    if asked or settled or hearing_on < today:
        return False
    return ENGLAND_AND_WALES.nth_before(hearing_on, MEASURES_ASKED_AHEAD) <= today


def measures_due_on(hearing_on: date) -> date:
    """The last day on which the court can be asked in good time."""
    return ENGLAND_AND_WALES.nth_before(hearing_on, MEASURES_LATE_AHEAD)


def moment_of(day: date, starts: time | None) -> datetime | None:
    """When it begins, or None if the time is not known yet."""
    moments = moments_of(datetime.combine(day, starts)) if starts is not None else ()
    return moments[0] if moments else None


@dataclass(frozen=True)
class Engagement:
    """That somebody of the service is needed somewhere on a day; `key` names what for."""

    key: str
    day: date
    people: frozenset[int]


def clashes(engagements: Iterable[Engagement]) -> frozenset[str]:
    """The keys of those for which one person is needed at two places on one day."""
    together: dict[tuple[date, int], list[str]] = defaultdict(list)
    for each in engagements:
        for person in each.people:
            together[each.day, person].append(each.key)
    return frozenset(key for keys in together.values() if len(keys) > 1 for key in keys)
