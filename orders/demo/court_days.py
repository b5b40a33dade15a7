"""Demo data about days at court: hearing details, a trial, a moved date, a clash."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.court.models.court_day import CourtDateKind, CourtDateOutcome, HearingPurpose
from orders.court.models.hearing import Hearing
from orders.court.services.court_days import (
    NewCourtDate,
    NewCourtOutcome,
    add_court_date,
    change_hearing,
    record_court_outcome,
)
from orders.court.services.reminders import ask_about_hearings
from orders.demo.accounts import DemoService
from risk.working_days.rules import ENGLAND_AND_WALES

DAY: Final = timedelta(days=1)
COURT: Final = "Harbourside Magistrates’ Court"
KNOWN: Final = {
    "purpose": HearingPurpose.MAIN,
    "court": COURT,
    "room": "2",
    "starts": time(10),
    "client_coming": "wants_to",
    "measures_wanted": "yes",
    "screens": "asked",
    "separate_entrance": "granted",
}
SEEN: Final = {
    "court": COURT,
    "client_came": "yes",
    "perpetrator_came": "yes",
    "police_came": "no",
    "service_came": "yes",
    "issues": ["unfamiliar", "met_him"],
    "what_happened": "The bench asked what these orders are for. She sat outside his waiting room for an hour.",
}


def add_to_demo(service: DemoService, now: datetime) -> None:
    """For each caseworker a hearing of which more is known and a court date; then what both ask for."""
    for worker in service.caseworkers:
        cases = Case.objects.filter(caseworker=worker, closed_at=None).order_by("pk")
        _hearings(worker, now)
        if case := cases.filter(breaches__isnull=False).first() or cases.first():
            _dates(case, worker, now)
    ask_about_hearings(now=now)


def _hearings(worker: User, now: datetime) -> None:
    """The first to come and the last that was held."""
    rows = Hearing.objects.filter(case__caseworker=worker, case__closed_at=None).select_related("case")
    if coming := rows.filter(outcome="", hearing_on__gt=local_day(now)).order_by("hearing_on").first():
        change_hearing(coming, KNOWN, version=0, by=worker, now=now)
    if over := rows.filter(outcome__in=("held", "adjourned")).order_by("-hearing_on").first():
        change_hearing(over, SEEN, version=0, by=worker, now=now)


def _dates(case: Case, worker: User, now: datetime) -> None:
    """A first hearing of a breach that was moved, and something else on the same day."""
    breach = case.breaches.order_by("pk").first()
    kind = CourtDateKind.BREACH_FIRST if breach else CourtDateKind.OTHER
    earlier = ENGLAND_AND_WALES.nth_before(local_day(now), 3)
    later = ENGLAND_AND_WALES.nth_after(local_day(now), 6)
    first = NewCourtDate(kind=kind, about=breach, hearing_on=earlier, starts=time(14), court=COURT)
    row = add_court_date(case, first, by=worker, now=now - 12 * DAY)
    moved = NewCourtOutcome(outcome=CourtDateOutcome.RELISTED, reason_code="court_listing", next_on=later)
    record_court_outcome(row, moved, {"issues": ["listing"]}, version=1, by=worker, now=now - 2 * DAY)
    other = NewCourtDate(kind=CourtDateKind.OTHER, hearing_on=later, court="Harbourside Family Court")
    add_court_date(case, other, by=worker, now=now - DAY)
