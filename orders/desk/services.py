"""Acts of a police liaison on shared breaches, warrants, orders and applications; recorded as police-reported."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from casework.cases.models.event import Event, EventKind, EventSource
from casework.cases.services.locks import lock_open_case_of
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep, record_application_step
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import acknowledge_breach, record_breach_step
from orders.orders.models import Order
from orders.orders.services.making import record_order_step
from orders.steps.services import check_page_version
from orders.warrants.models import Warrant, WarrantCheck
from orders.warrants.services import NewCheck, check_warrant
from record.authors import Author
from record.vocabulary.steps import BREACH_NEEDS, ApplicationStep, BreachStep, OrderStep, may_follow

BREACH_STEPS: Final = (
    BreachStep.CRIME_RECORDED,
    BreachStep.ARRESTED,
    BreachStep.INTERVIEWED,
    BreachStep.WARRANT_ISSUED,
    BreachStep.WARRANT_EXECUTED,
    BreachStep.CHARGED,
    BreachStep.OUT_OF_COURT,
    BreachStep.NO_FURTHER_ACTION,
    BreachStep.COURT_OUTCOME,
    BreachStep.POLICE_CONTACTED_VICTIM,
    BreachStep.OUTCOME_TOLD_TO_VICTIM,
    BreachStep.BAIL_UPDATE,
)
"""The police's own steps; the last three answer B2, B6 and B8, which wait on the police."""
ONCE: Final = frozenset({BreachStep.CHARGED, BreachStep.OUT_OF_COURT, BreachStep.COURT_OUTCOME})

ORDER_STEPS: Final = (OrderStep.SERVED, OrderStep.NOTIFIED)
"""What only the police know of an order: that he has it, and that he has given his names and address (SPA 2019 s.9)."""

NOT_NOW: Final = "This is on the record already, or something else has to come first. Look at what has been done."

APPLICATION_STEPS: Final = (
    ApplicationStep.ACKNOWLEDGED,
    ApplicationStep.UNDER_CONSIDERATION,
    ApplicationStep.DECIDED_TO_APPLY,
    ApplicationStep.DECLINED,
    ApplicationStep.CONDITIONS_PUT_TO_VICTIM,
    ApplicationStep.AUTHORISED,
    ApplicationStep.SENT_TO_LEGAL,
    ApplicationStep.LODGED,
    ApplicationStep.LISTED,
    ApplicationStep.ADJOURNED,
)


def breach_steps(breach: Breach) -> list[BreachStep]:
    """What a liaison can record on a breach as it stands. A report needs no step of its own: acting is one."""
    rows = Event.objects.filter(case=breach.case_id, kind=EventKind.BREACH_STEP, facts__breach=breach.label)
    done = {*rows.values_list("facts__step", flat=True), BreachStep.REPORTED_TO_POLICE}
    is_out = Warrant.objects.outstanding().filter(breach=breach).exists()
    absent = BreachStep.WARRANT_ISSUED if is_out else BreachStep.WARRANT_EXECUTED
    never = {absent, *(step for step in ONCE if step in done)}
    return [step for step in BREACH_STEPS if step not in never and BREACH_NEEDS[step] & done]


def warrant_out(breach: Breach) -> Warrant | None:
    """The warrant after a breach that nobody has executed."""
    return Warrant.objects.outstanding().filter(breach=breach).select_related("breach", "case").first()


def order_steps(order: Order) -> list[OrderStep]:
    """What a liaison can say of an order as it stands."""
    if order.served_at is None:
        return [OrderStep.SERVED]
    return [] if order.notified_at else [OrderStep.NOTIFIED]


def application_steps(status: str) -> list[ApplicationStep]:
    """The police's own steps that can follow a status."""
    following = may_follow(ApplicationStep(status))
    return [step for step in APPLICATION_STEPS if step in following]


@transaction.atomic
def acknowledge_on_desk(breach: Breach, *, by: User, now: datetime) -> Breach:
    """Say that the force knows of a breach; where no report to it is on the record, this is the report (B1)."""
    lock_open_case_of(breach)
    _report(breach, at=now, author=_police(by, now))
    acknowledge_breach(breach, by=by, now=now)
    return breach


@transaction.atomic
def act_on_breach(breach: Breach, new: NewApplicationStep, *, by: User, now: datetime) -> Breach:
    """Record what the police did. Whoever acts on a breach knows of it: it counts as reported and acknowledged."""
    lock_open_case_of(breach)
    check_page_version(breach, new.seen)
    author = _police(by, now)
    _check_police_step(new.step, BREACH_STEPS, breach_steps(breach))
    _report(breach, at=new.at, author=author)
    record_breach_step(breach, replace(new, seen=None), author)
    if breach.acknowledged_at is None:
        acknowledge_breach(breach, by=by, now=now)
    return breach


@transaction.atomic
def record_warrant_news(
    breach: Breach, *, answer: str, by: User, now: datetime, seen: int | None = None
) -> WarrantCheck:
    """Keep what the force says about a warrant that is out; it answers the last question and ends no clock."""
    lock_open_case_of(breach)
    check_page_version(breach, seen)
    warrant = warrant_out(breach)
    if warrant is None:
        raise AlreadyDone("No warrant is out for this breach.")
    return check_warrant(warrant, NewCheck(asked_at=now, answer=answer), _police(by, now))


@transaction.atomic
def act_on_order(order: Order, new: NewApplicationStep, *, by: User, now: datetime) -> Order:
    """Record that an order was served, or that he has notified; refuses a step that is not the police's."""
    lock_open_case_of(order)
    check_page_version(order, new.seen)
    _check_police_step(new.step, ORDER_STEPS, order_steps(order))
    record_order_step(order, new, _police(by, now))
    return order


@transaction.atomic
def act_on_application(application: Application, new: NewApplicationStep, *, by: User, now: datetime) -> Application:
    """Record a step that the police have taken; refuses one that is not theirs, or cannot follow."""
    lock_open_case_of(application)
    check_page_version(application, new.seen)
    _check_police_step(new.step, APPLICATION_STEPS, application_steps(application.status))
    record_application_step(application, new, _police(by, now))
    return application


def _police(by: User, now: datetime) -> Author:
    return Author(by, now, EventSource.POLICE_REPORTED)


def _report(breach: Breach, *, at: datetime, author: Author) -> None:
    if breach.reported_at is None:
        record_breach_step(breach, NewApplicationStep(step=BreachStep.REPORTED_TO_POLICE, at=at), author)


def _check_police_step(step: str, theirs: Collection[str], can_follow: Collection[str]) -> None:
    """Ask under the lock what can follow: the page may have offered it before somebody else recorded it."""
    if step not in theirs:
        raise RuleViolation("This step is not for the police to record.", field="step")
    if step not in can_follow:
        raise AlreadyDone(NOT_NOW, field="step")
