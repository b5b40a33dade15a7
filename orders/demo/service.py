"""Demo data about service: attempts, notifications, appointments, protected people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from accounts.people.models import User
from casework.dates.rules.london_time import local_day
from casework.other_people.models import OtherPerson
from orders.conditions.services.kept import change_detail, set_protected
from orders.conditions.services.requirements import NewAttendance, log_attendance, remind_of_requirements
from orders.demo.accounts import DemoService
from orders.orders.models import Condition, ConditionKindChoices, Order
from orders.serving.services.attempts import NewAttempt, record_attempt
from orders.serving.services.notification import NewDuty, begin_first_duty, note_change
from record.authors import Author

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)


def add_to_demo(service: DemoService, now: datetime) -> None:
    """One thing of each kind for each caseworker who has an order that it fits."""
    rows = Order.objects.open().filter(organisation=service.organisation, case__closed_at=None)
    known = list(rows.exclude(case__caseworker=None).select_related("case__caseworker", "application").order_by("pk"))
    for worker in service.caseworkers:
        own = [order for order in known if order.case.caseworker_id == worker.pk]
        _attempt([order for order in own if order.served_at is None], worker, now)
        _notify([order for order in own if order.served_at is not None], worker, now)
        _describe(own[:1], worker, now)
        _attend(own, worker, now)


def _attempt(unserved: Sequence[Order], worker: User, now: datetime) -> None:
    for order in unserved[:1]:
        new = NewAttempt(
            at=min(order.made_at + 3 * HOUR, now),
            method="in_person",
            outcome="not_found",
            served_by="PC Alder",
            place="At his work",
            statement="His employer said he was on leave until Monday.",
        )
        record_attempt(order, new, Author(worker, now))


def _notify(served: Sequence[Order], worker: User, now: datetime) -> None:
    """Those of whom nobody has said that they notified, and one who has moved since."""
    for order in [order for order in served if order.notified_at is None][:2]:
        begin_first_duty(order, by=worker, now=now)
    for order in [order for order in served if order.notified_at is not None][:1]:
        new = NewDuty(kind="new_address", began_on=local_day(now), learned_from="His sister, to the client")
        note_change(order, new, by=worker, now=now)


def _describe(orders: Sequence[Order], worker: User, now: datetime) -> None:
    for order in orders:
        people = list(OtherPerson.objects.filter(case=order.case).order_by("pk")[:1])
        set_protected(order, client=True, people=people, by=worker, now=now)
        for condition in order.conditions.filter(kind=ConditionKindChoices.PROHIBITION).order_by("id")[:1]:
            values = {
                "reach": "everywhere",
                "period": "as_the_order",
                "necessity": "He writes to her every day from new numbers.",
                "practicality": "fits",
                "victim_view": "She wants it to name her mother too.",
            }
            change_detail(condition, values, version=1, by=worker, now=now)


def _attend(orders: Sequence[Order], worker: User, now: datetime) -> None:
    rows = Condition.objects.filter(order__in=orders, due_on__isnull=False).select_related("order", "case")
    for condition in rows.order_by("pk")[:1]:
        change_detail(condition, {"provider": "Northgate programme"}, version=1, by=worker, now=now)
        on = max(condition.order.made_on, min(condition.due_on or local_day(now), local_day(now)))
        outcome = "kept" if condition.evidenced_at else "missed"
        new = NewAttendance(on=on, outcome=outcome, told_by="Northgate programme")
        log_attendance(condition, new, by=worker, now=now)
        remind_of_requirements(condition.order, now=now)
