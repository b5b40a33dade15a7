"""Lodges, decides and consents as staff would, for the tests of the later life of an order."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from accounts.people.models import Role, User
from casework.case_tasks.models import Task
from casework.dates.rules.london_time import local_day
from orders.orders.models import Order
from orders.orders.services.making import NewCondition, NewOrder, make_order
from orders.proceedings.models import Proceeding
from orders.proceedings.services.outcomes import NewOutcome, decide_proceeding
from orders.proceedings.services.proceedings import NewConsent, NewProceeding, lodge_proceeding, record_consent
from record.authors import Author
from tests.factories import make_user
from tests.shared_case import SharedCase

DAY: Final = timedelta(days=1)


def supervisor_of(told: SharedCase) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[told.case.team])


def lodge(told: SharedCase, kind: str, **fields: Any) -> Proceeding:
    now = timezone.now()
    plain = {"kind": kind, "asked_by": "defendant", "lodged_on": local_day(now), "asked": "As the papers say"}
    return lodge_proceeding(told.order, NewProceeding(**{**plain, **fields}), by=told.worker, now=now)


def decide(row: Proceeding, by: User, outcome: str, **fields: Any) -> Proceeding:
    now = timezone.now()
    row.refresh_from_db()
    new = NewOutcome(outcome=outcome, at=now, version=fields.pop("version", row.version), **fields)
    return decide_proceeding(row, new, Author(by, now))


def consent(row: Proceeding, told: SharedCase, party: str, *, answer: str = "consents", version: int = 0) -> None:
    now = timezone.now()
    force = told.force if party == "chief_officer" else None
    new = NewConsent(party=party, force=force, answer=answer, said_on=local_day(now), source="Letter", version=version)
    record_consent(row, new, by=told.worker, now=now)


def step_of(order: Order) -> dict[str, Any]:
    facts: dict[str, Any] = order.case.events.latest("number").facts
    return facts


def open_tasks(told: SharedCase, kind: str) -> list[str]:
    return list(Task.objects.filter(case=told.case, kind=kind).open().values_list("title", flat=True))


def ending(told: SharedCase, days: int, *, today: datetime) -> Order:
    """A full order on the open request that ends so many days from now: made two years ago."""
    last_day = local_day(today) + days * DAY
    made_at = today - timedelta(days=19)
    conditions = [NewCondition(kind="prohibition", text="No contact")]
    new = NewOrder(kind="full", made_at=made_at, last_day=None, conditions=conditions)
    order = make_order(told.pending, new, Author(None, made_at))
    Order.objects.filter(pk=order.pk).update(last_day=last_day, floor_years=0)
    order.refresh_from_db()
    return order
