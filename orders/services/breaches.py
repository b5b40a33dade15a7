"""Records breaches of orders and what is done about them, by the service and by the police."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.rules import RuleViolation
from accounts.services import audit
from casework.models import Case
from orders.models import Breach, Order
from orders.rules.history import next_label
from orders.services.applications import NewStep
from orders.services.record import Author, Entry, record
from orders.services.seen import check_seen


@dataclass(frozen=True, kw_only=True)
class NewBreach:
    """A breach as learned of; `condition` is the label of the condition broken, or empty if not known."""

    condition: str
    happened_at: datetime
    learned_at: datetime
    behaviours: Sequence[str]
    text: str = ""


@transaction.atomic
def record_breach(order: Order, new: NewBreach, author: Author) -> Breach:
    """Record a breach: it may raise the risk level by one band, and its clocks run from when it was learned of."""
    case = order.case
    Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    label = next_label("B", Breach.objects.filter(case=case).values_list("label", flat=True))
    condition = {"condition": new.condition} if new.condition else {}
    facts = {
        "breach": label,
        "order": order.label,
        **condition,
        "happened_at": new.happened_at.isoformat(),
        "behaviours": list(new.behaviours),
    }
    record(case, [Entry(new.learned_at, "breach", facts, note=new.text)], author)
    return Breach.objects.get(case=case, label=label)


@transaction.atomic
def record_breach_step(breach: Breach, new: NewStep, author: Author) -> None:
    """Record what was done about a breach; a warrant that was issued answers nothing but itself.

    Raises ChangedMeanwhile if the breach is no longer as it was seen.
    """
    check_seen(breach, new.seen)
    facts = {"breach": breach.label, "step": new.step, **new.facts}
    record(breach.case, [Entry(new.at, "breach_step", facts, note=new.note)], author)
    breach.refresh_from_db()


@transaction.atomic
def acknowledge_breach(breach: Breach, *, by: User, now: datetime) -> None:
    """Note that the force knows of a breach. It stops no clock: only what is done about it does."""
    row = Breach.objects.select_for_update(of=("self",)).get(pk=breach.pk)
    if row.acknowledged_at is not None:
        raise RuleViolation("This breach has been acknowledged already.")
    row.acknowledged_at, row.acknowledged_by = now, by
    row.save()
    audit(by=by, act="breach.acknowledge", subject=row, now=now)
    breach.refresh_from_db()
