"""Arranges days at court as the diary shows them: week by week, with what is wrong with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from accounts.people.models import User
from casework.dates.rules.london_time import moments_of
from casework.templatetags.display import day as day_words
from orders.court.models.court_day import OF_BREACHES, ClientAttending, CourtDateKind, HearingPurpose
from orders.court.models.hearing import Hearing
from orders.court.rules import day_warning
from orders.diary.models import FeedScope
from orders.diary.services.listings import AppointmentPeriod, DayAtCourt, appointments, clashing
from reports.chronology.entries import name_of
from reports.diary.queries.court_days import court_date_page, hearing_page, time_words

AHEAD: Final = timedelta(weeks=8)
BACK: Final = timedelta(weeks=8)
WEEK: Final = timedelta(days=7)
PURPOSES: Final = {
    "main": ("An order: main hearing", (HearingPurpose.MAIN,)),
    "interim": ("An order: interim hearing", (HearingPurpose.INTERIM,)),
    "directions": ("An order: directions", (HearingPurpose.DIRECTIONS,)),
    "standing": (
        "An order that stands",
        (CourtDateKind.VARIATION, CourtDateKind.RENEWAL, CourtDateKind.DISCHARGE, CourtDateKind.APPEAL),
    ),
    "breach": ("A breach", OF_BREACHES),
    "other": ("Something else", (CourtDateKind.PROTECTION, CourtDateKind.OTHER)),
}
"""What a reader can ask the diary for, and which kinds of day it means."""


@dataclass(frozen=True, kw_only=True)
class DiaryQuery:
    """What of the diary to show."""

    scope: str
    purpose: str = ""
    past: bool = False


@dataclass(frozen=True, kw_only=True)
class DiaryLine:
    """One day at court in words; no name and no link where the reader only goes along."""

    time: str
    what: str
    who: str
    reference: str
    href: str
    place: str
    worker: str
    coming: str
    notes: tuple[str, ...]
    outcome: str
    is_called_off: bool


@dataclass(frozen=True)
class DiaryDay:
    """One day and what is on it."""

    day: date
    lines: list[DiaryLine]


@dataclass(frozen=True)
class Diary:
    """The days of a period that have something on them."""

    period: AppointmentPeriod
    days: list[DiaryDay]
    count: int


def diary(user: User, wanted: DiaryQuery, *, today: date) -> Diary:
    """The next eight weeks, or the last eight from the latest: the same few statements for one and for hundreds."""
    period = _past(today) if wanted.past else AppointmentPeriod(today, today + AHEAD, today)
    found = appointments(user, wanted.scope, period)
    clashes = clashing(found)
    if wanted.purpose:
        kinds = PURPOSES[wanted.purpose][1]
        found = [each for each in found if each.purpose in kinds]
    days: dict[date, list[DiaryLine]] = defaultdict(list)
    for each in found:
        days[each.hearing_on].append(_line(each, clashes))
    arranged = [DiaryDay(day, lines) for day, lines in sorted(days.items(), reverse=wanted.past)]
    return Diary(period, arranged, len(found))


def _past(today: date) -> AppointmentPeriod:
    return AppointmentPeriod(today - BACK, today - timedelta(days=1), today)


def in_court_this_week(user: User, *, today: date) -> list[DiaryDay]:
    """The own days at court of today and the six days that follow."""
    found = appointments(user, FeedScope.OWN, AppointmentPeriod(today, today + WEEK - timedelta(days=1), today))
    clashes = clashing(found)
    days: dict[date, list[DiaryLine]] = defaultdict(list)
    for each in found:
        if not each.is_called_off:
            days[each.hearing_on].append(_line(each, clashes))
    return [DiaryDay(day, lines) for day, lines in sorted(days.items())]


def in_court_on(user: User, day: date) -> list[tuple[datetime | None, DiaryLine]]:
    """The own days at court of one day with the moment at which each begins, if it is known."""
    found = appointments(user, FeedScope.OWN, AppointmentPeriod(day, day, day))
    clashes = clashing(found)
    return [(_begins(each), _line(each, clashes)) for each in found if not each.is_called_off]


def _begins(each: DayAtCourt) -> datetime | None:
    if each.starts is None:
        return None
    return next(iter(moments_of(datetime.combine(each.hearing_on, each.starts))), None)


def _line(each: DayAtCourt, clashes: Collection[str]) -> DiaryLine:
    known, case, seen = each.known, each.case, each.is_seen
    place = ", ".join(part for part in (known.court, known.room) if part) if known else ""
    goes = name_of(known.attends) if known and known.attends else ""
    return DiaryLine(
        time=time_words(each.starts),
        what=each.what if seen else "A court date of a colleague’s case",
        who=case.victim.first_name if seen else "",
        reference=case.reference if seen else "",
        href=_page(each) if seen else "",
        place=f"{place or 'Court not known yet'}{', by video or phone' if known and known.by_video else ''}",
        worker=goes or name_of(case.caseworker) or "Nobody",
        coming=ClientAttending(known.client_coming).label if known and known.client_coming and seen else "",
        notes=tuple(_notes(each, clashes)),
        outcome=_outcome(each),
        is_called_off=each.is_called_off,
    )


def _page(each: DayAtCourt) -> str:
    return hearing_page(each.row) if isinstance(each.row, Hearing) else court_date_page(each.row)


def _notes(each: DayAtCourt, clashes: Collection[str]) -> list[str]:
    """What a reader must not overlook."""
    row = each.row
    if each.is_called_off:
        said = row.get_outcome_display() if row.outcome else "Decided before this day"
        return [f"Not on this day: {said.lower()}"]
    notes = [day_warning(each.hearing_on)]
    if str(each.uid) in clashes:
        notes.append("Two places on one day: somebody else has to go to one of them.")
    if each.awaits_outcome:
        notes.append("Nobody has recorded what came of it.")
    return [note for note in notes if note]


def _outcome(each: DayAtCourt) -> str:
    row = each.row
    if each.is_called_off or each.awaits_outcome or not row.outcome:
        return ""
    return f"{row.get_outcome_display()}, {day_words(row.outcome_at)}."
