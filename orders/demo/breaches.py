"""Demo data about breach work: a step confirmed, a warrant asked about, one not to be pursued."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from orders.breaches.models.breach import Breach
from orders.breaches.services.not_pursued import ask_not_pursued
from orders.breaches.services.recording import (
    NewBreach,
    StepSource,
    confirm_step,
    record_breach_and_incident,
    unconfirmed,
)
from orders.demo.accounts import DemoService
from orders.warrants.models import Warrant
from orders.warrants.services import NewCheck, change_warrant, check_warrant, raise_long_warrants
from record.authors import Author

HOUR: Final = timedelta(hours=1)
ONE_DAY: Final = timedelta(days=1)


def add_to_demo(service: DemoService, now: datetime) -> None:
    """In each service once, through what staff use themselves."""
    cases = Case.objects.filter(organisation=service.organisation, closed_at=None).exclude(caseworker=None)
    _ask_about_warrant(cases, now)
    _confirm_arrest(service, now)
    _leave_alone(service, now)
    _not_known_which(service, now)
    raise_long_warrants(now=now)


def _worker(case: Case) -> User:
    if case.caseworker is None:
        raise ValueError("only cases with a caseworker are furnished")
    return case.caseworker


def _ask_about_warrant(cases: QuerySet[Case], now: datetime) -> None:
    rows = Warrant.objects.outstanding().filter(case__in=cases).select_related("case__caseworker", "breach")
    if warrant := rows.order_by("issued_at", "id").first():
        by, asked_at = _worker(warrant.case), max(warrant.issued_at, now - 5 * HOUR)
        values = {"court": "Brookhampton Magistrates' Court", "reference": "W 118/26"}
        change_warrant(warrant, values, version=warrant.version, by=by, now=now)
        answer = "Two addresses tried last night. His sister says that he is in the north; that force is asked."
        again = local_day(now) + ONE_DAY
        new = NewCheck(asked_at=asked_at, asked_whom="The duty sergeant", answer=answer, next_check_on=again)
        check_warrant(warrant, new, Author(by, now))


def _breaches(service: DemoService) -> list[Breach]:
    rows = Breach.objects.filter(organisation=service.organisation, case__closed_at=None)
    named = ("case__caseworker", "case__victim_force")
    return list(rows.exclude(case__caseworker=None).select_related(*named).order_by("id"))


def _confirm_arrest(service: DemoService, now: datetime) -> None:
    """The first step that a liaison reported; the later ones stay to be confirmed."""
    for breach in _breaches(service):
        if steps := unconfirmed(breach):
            known = StepSource("officer", "The officer in the case rang and gave the reference herself.")
            confirm_step(breach, next(iter(steps)), known, Author(_worker(breach.case), now))
            return


def _leave_alone(service: DemoService, now: datetime) -> None:
    """The question whether one breach should not be pursued, where the first supervisor of the service reads it."""
    team = service.teams[0]
    waiting = [each for each in _breaches(service) if each.closed_at is None and each.answered_at is None]
    if of_team := [each for each in waiting if each.case.team_id == team.pk]:
        breach = of_team[-1]
        why = "She moves in two weeks and is afraid that he learns where to. She wants no visit from the police now."
        ask_not_pursued(breach, why=why, by=_worker(breach.case), now=now)


def _not_known_which(service: DemoService, now: datetime) -> None:
    """A breach of bail or of an order: the client knows that there is one, and no more."""
    rows = Case.objects.filter(organisation=service.organisation, closed_at=None, orders=None)
    case = rows.exclude(caseworker=None).select_related("caseworker", "victim_force").order_by("id").last()
    if case is not None:
        new = NewBreach(
            condition="",
            happened_at=now - 7 * HOUR,
            learned_at=now - 2 * HOUR,
            behaviours=["CON-02"],
            text="She says that a court told him to leave her alone; she has no paper. He wrote again this morning.",
        )
        record_breach_and_incident(case, new, Author(_worker(case), now))
