"""Reads the days at court of a person or of the teams they see: listings of applications and other court dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.court.models.court_day import AtCourt, CourtDate, HearingDetail
from orders.court.models.hearing import Hearing
from orders.court.rules import Engagement, awaits_outcome, clashes, is_called_off
from orders.diary.models import FeedScope

MOST: Final = 1_000
"""More than any team has in the months that are asked for; a slip in the data must not fill a phone."""


@dataclass(frozen=True, kw_only=True)
class DayAtCourt:
    """One day at court. `is_seen` says whether the reader may open its case, or only goes along."""

    row: Hearing | CourtDate
    known: AtCourt | None
    what: str
    purpose: str
    is_called_off: bool
    awaits_outcome: bool
    is_seen: bool
    changed_at: datetime
    sequence: int

    @property
    def uid(self) -> UUID:
        return self.row.public_id

    @property
    def case(self) -> Case:
        return self.row.case

    @property
    def hearing_on(self) -> date:
        return self.row.hearing_on

    @property
    def starts(self) -> time | None:
        return self.known.starts if self.known else None

    @property
    def people(self) -> frozenset[int]:
        """Who of the service is needed there: who goes along, else the caseworker."""
        attends = self.known.attends_id if self.known else None
        person = attends or self.case.caseworker_id
        return frozenset({person} if person else ())


@dataclass(frozen=True)
class AppointmentPeriod:
    """From a first to a last day, both inclusive, as things stand on a day."""

    first_day: date
    last_day: date
    today: date


def appointments(user: User, scope: str, period: AppointmentPeriod) -> list[DayAtCourt]:
    """Days at court between two days, the soonest first; the same few statements for one and for hundreds."""
    hearings = _hearings(user, scope, period)
    dates = _court_dates(user, scope, period)
    cases = {row.case_id for row in hearings} | {row.case_id for row in dates}
    seen = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    found = [_of_hearing(row, seen, period.today) for row in hearings]
    found += [_of_date(row, seen, period.today) for row in dates]
    return sorted(found, key=lambda each: (each.hearing_on, each.starts or time.min, str(each.uid)))


def clashing(found: Iterable[DayAtCourt]) -> frozenset[str]:
    """The uids of those for which somebody is needed twice on one day."""
    return clashes(Engagement(str(each.uid), each.hearing_on, each.people) for each in found if not each.is_called_off)


def _whose(user: User, scope: str, attends: str) -> Q:
    """Of the cases that the user sees, or only the own; and those where the user goes along with a colleague."""
    seen = Q(case__in=Case.objects.visible_to(user))
    own = Q() if scope == FeedScope.TEAM else Q(case__caseworker=user)
    along = Q(**{attends: user}, case__team__in=user.teams.values("pk"))
    return (seen & own | along) & Q(case__closed_at=None)


def _narrowed(rows: QuerySet[Any], whose: Q, period: AppointmentPeriod) -> list[Any]:
    people = ("case__victim", "case__caseworker", "case__team")
    between = Q(hearing_on__range=(period.first_day, period.last_day))
    return list(rows.filter(whose, between).select_related(*people).order_by("hearing_on", "id")[:MOST])


def _hearings(user: User, scope: str, period: AppointmentPeriod) -> list[Hearing]:
    rows = Hearing.objects.select_related("application", "detail__attends")
    return _narrowed(rows, _whose(user, scope, "detail__attends"), period)


def _court_dates(user: User, scope: str, period: AppointmentPeriod) -> list[CourtDate]:
    rows = CourtDate.objects.select_related("attends")
    return _narrowed(rows, _whose(user, scope, "attends"), period)


def _of_hearing(row: Hearing, seen: set[int], today: date) -> DayAtCourt:
    known: HearingDetail | None = getattr(row, "detail", None)
    determined_at = row.application.determined_at
    called_off = is_called_off(
        row.outcome,
        outcome_on=_day(row.outcome_at),
        hearing_on=row.hearing_on,
        determined_on=_day(determined_at),
    )
    moments = (row.listed_at, row.outcome_at, known.changed_at if known else None, determined_at)
    return DayAtCourt(
        row=row,
        known=known,
        what=known.get_purpose_display() if known and known.purpose else "Hearing",
        purpose=(known.purpose if known else "") or "main",
        is_called_off=called_off,
        awaits_outcome=awaits_outcome(
            row.outcome, hearing_on=row.hearing_on, today=today, determined=determined_at is not None
        ),
        is_seen=row.case_id in seen,
        changed_at=max(moment for moment in moments if moment),
        sequence=(known.version if known else 0) + bool(row.outcome) + (determined_at is not None),
    )


def _of_date(row: CourtDate, seen: set[int], today: date) -> DayAtCourt:
    called_off = is_called_off(
        row.outcome, outcome_on=_day(row.outcome_at), hearing_on=row.hearing_on, determined_on=None
    )
    return DayAtCourt(
        row=row,
        known=row,
        what=row.get_kind_display(),
        purpose=row.kind,
        is_called_off=called_off,
        awaits_outcome=awaits_outcome(row.outcome, hearing_on=row.hearing_on, today=today, determined=False),
        is_seen=row.case_id in seen,
        changed_at=row.changed_at,
        sequence=row.version,
    )


def _day(moment: datetime | None) -> date | None:
    return local_day(moment) if moment else None
