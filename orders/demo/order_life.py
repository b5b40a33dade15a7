"""Demo data about orders' later life: proceedings, police requests, unworkable conditions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from accounts.people.models import User
from casework.dates.rules.london_time import local_day
from orders.conditions.services.unworkable import mark_unworkable
from orders.demo.accounts import DemoService
from orders.orders.models import Order, OrderKindChoices
from orders.proceedings.services.proceedings import (
    NewConsent,
    NewProceeding,
    keep_view,
    lodge_proceeding,
    record_consent,
)
from orders.renewals.services.renewals import NewPoliceRequest, ask_the_police

DAY: Final = timedelta(days=1)


def add_to_demo(service: DemoService, now: datetime) -> None:
    """For each caseworker, on the first orders that still hold: one of each kind."""
    today = local_day(now)
    rows = Order.objects.in_force(today).filter(organisation=service.organisation, case__closed_at=None)
    full = rows.filter(kind=OrderKindChoices.FULL, made_on__lt=today - 3 * DAY, served_at__isnull=False)
    known = list(full.select_related("case", "force", "application__force").order_by("pk"))
    for worker in service.caseworkers:
        own = [order for order in known if order.case.caseworker_id == worker.pk]
        _discharge(own[:1], worker, now)
        _variation(own[1:2] or own[:1], worker, now)
        _request(own[:1], worker, now)
        _mark(own[:1], worker, now)


def _discharge(orders: Sequence[Order], worker: User, now: datetime) -> None:
    """He wants the order ended; he consents, and nobody has heard from the chief officer."""
    today = local_day(now)
    for order in orders:
        new = NewProceeding(
            kind="discharge",
            asked_by="defendant",
            lodged_on=today - 2 * DAY,
            asked="He says that he lives elsewhere now and needs to come through the town for his work.",
            court="Brighton Magistrates' Court",
        )
        row = lodge_proceeding(order, new, by=worker, now=now)
        view = {"view_sought_on": today - DAY, "view": "She wants it to stay: he wrote to her mother last month."}
        keep_view(row, view, version=row.version, by=worker, now=now)
        said = NewConsent(
            party="defendant", force=None, answer="consents", said_on=today - 2 * DAY, source="It is his application"
        )
        record_consent(row, said, by=worker, now=now)


def _variation(orders: Sequence[Order], worker: User, now: datetime) -> None:
    for order in orders:
        new = NewProceeding(
            kind="variation",
            asked_by="chief_officer",
            asking_force=order.application.force,
            because="applied",
            lodged_on=local_day(now) - DAY,
            asked="The client's new place of work is to be added.",
        )
        lodge_proceeding(order, new, by=worker, now=now)


def _request(orders: Sequence[Order], worker: User, now: datetime) -> None:
    for order in orders:
        words = "She asks for the bus station to be added: he has waited there twice."
        asked_on = local_day(now) - DAY
        new = NewPoliceRequest(force=order.application.force, wanted="variation", asked_on=asked_on, words=words)
        ask_the_police(order, new, by=worker, now=now)


def _mark(orders: Sequence[Order], worker: User, now: datetime) -> None:
    for order in orders:
        for condition in order.conditions.filter(removed_at=None).order_by("id")[:1]:
            reason = "Nobody can tell from outside whether he keeps to it: it names no place and no number."
            mark_unworkable(condition, reason=reason, by=worker, now=now)
