"""Records orders as the court made them, and what happens to them afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from casework.models import Case
from orders.models import Application, Order
from orders.rules.history import next_label
from orders.services.applications import NewStep
from orders.services.record import Author, Entry, record


@dataclass(frozen=True, kw_only=True)
class NewCondition:
    """One prohibition or positive requirement; only a requirement can have a day on which it is due."""

    kind: str
    text: str
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NewOrder:
    """An order as made; without a last day a full order lasts until further order."""

    kind: str
    made_at: datetime
    last_day: date | None
    conditions: Sequence[NewCondition]
    note: str = ""


@transaction.atomic
def make_order(application: Application, new: NewOrder, author: Author) -> Order:
    """Record an order; a full one determines its application and ends its interim orders (SPA 2019 ss.2, 5)."""
    case = application.case
    Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    label = next_label("O", Order.objects.filter(case=case).values_list("label", flat=True))
    facts = {
        "order": label,
        "application": application.label,
        "kind": new.kind,
        "last_day": new.last_day.isoformat() if new.last_day else None,
        "conditions": [_condition(number, each) for number, each in enumerate(new.conditions, start=1)],
    }
    record(case, [Entry(new.made_at, "order_made", facts, note=new.note)], author)
    return Order.objects.get(case=case, label=label)


def _condition(number: int, condition: NewCondition) -> dict[str, object]:
    due = {"due_on": condition.due_on.isoformat()} if condition.due_on else {}
    return {"condition": f"C{number}", "kind": condition.kind, "text": condition.text, **due}


def record_order_step(order: Order, new: NewStep, author: Author) -> None:
    """Record that an order was served, told, notified, evidenced, renewed or discharged (SPA 2019 ss.4, 9)."""
    facts = {"order": order.label, "step": new.step, **new.facts}
    record(order.case, [Entry(new.at, "order", facts, note=new.note)], author)
    order.refresh_from_db()
