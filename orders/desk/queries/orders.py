"""Orders as the police liaison's desk shows them: what is not served, whether he has notified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from accounts.people.models import User
from casework.cases.models.event import EventKind
from casework.dates.rules.london_time import local_day
from orders.desk.queries.cases import (
    PEOPLE,
    Clocks,
    LatePoliceClock,
    SharedCase,
    done_about,
    late_clocks,
    late_lines,
    shared_case,
)
from orders.desk.queries.words import CONDITION_KINDS
from orders.orders.models import Order, OrderQuerySet
from risk.clocks.models.clock import Clock
from risk.thresholds.rules.rule_words import elapsed

NOT_NOTIFIED = "T13"


@dataclass(frozen=True, kw_only=True)
class SharedOrder:
    """An order as the force that answers for him may know it; `waits` is how long it has not been served, in words."""

    public_id: UUID
    case: SharedCase
    kind: str
    court: str
    made_on: date
    last_day: date | None
    last_day_known: bool
    served_at: datetime | None
    notified_at: datetime | None
    waits: str
    asked: str
    late: tuple[LatePoliceClock, ...]


def with_what_orders_name(rows: OrderQuerySet) -> OrderQuerySet:
    """Load with orders all that `shared_order` reads of them."""
    return rows.select_related(*PEOPLE)


def orders_to_answer(user: User, now: datetime) -> OrderQuerySet:
    """Orders in force that are not served, and those of which somebody must say whether he has notified."""
    asked = Clock.objects.visible_to(user).late(now).filter(rule=NOT_NOTIFIED)
    due = Q(pk__in=[row.pk for row in _with_late_notification(user, asked)])
    rows = Order.objects.visible_to(user).in_force(local_day(now)).filter(case__closed_at=None)
    return rows.filter(Q(served_at=None) | due)


def _with_late_notification(user: User, clocks: object) -> list[Order]:
    pairs = set(clocks.values_list("case_id", "subject"))  # type: ignore[attr-defined]
    rows = Order.objects.visible_to(user).filter(case__in={case for case, _ in pairs})
    return [row for row in rows.only("pk", "case_id", "label") if (row.case_id, row.label) in pairs]


def shared_order(order: Order, clocks: Clocks, now: datetime) -> SharedOrder:
    """What the force may know of an order loaded `with_what_orders_name`."""
    return SharedOrder(
        public_id=order.public_id,
        case=shared_case(order.case),
        kind=order.get_kind_display(),
        court=order.court,
        made_on=order.made_on,
        last_day=order.last_day,
        last_day_known=order.last_day_known,
        served_at=order.served_at,
        notified_at=order.notified_at,
        waits="" if order.served_at else elapsed(now - order.made_at),
        asked=_asked(order),
        late=late_lines(clocks.get((order.case_id, order.label), []), now),
    )


def _asked(order: Order) -> str:
    if order.served_at is None:
        return "Serve the order, and say when"
    return "" if order.notified_at else "Have names and address been notified?"


def order_page(order: Order, user: User, now: datetime) -> dict[str, object]:
    """What the page of one order tells."""
    row = with_what_orders_name(Order.objects.visible_to(user)).get(pk=order.pk)
    shared = shared_order(row, late_clocks(user, [row.case_id], now), now)
    conditions = [
        {"kind": CONDITION_KINDS[each.kind], "text": each.text, "due_on": each.due_on}
        for each in row.conditions.order_by("id")
    ]
    return {"order": shared, "conditions": conditions, "done": done_about(row.case, EventKind.ORDER, row.label)}
