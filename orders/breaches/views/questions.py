"""Whether an incident broke an order that bound on its day: what the incident's page asks, and how it was answered."""

from __future__ import annotations

from dataclasses import dataclass

from casework.dates.rules.london_time import local_day
from casework.incidents.models.incident import Incident
from casework.templatetags.display import day
from orders.breaches.models.breach_answer import BreachAnswer
from orders.orders.models import Order
from orders.orders.rules.standing import bound_during, doubt
from orders.protection.models import OtherProtection
from record.case_state.state import CaseState
from record.vocabulary.protection_kinds import protection_words


@dataclass(frozen=True)
class BreachQuestion:
    """One order that bound on the day, its conditions, why a court may doubt it, and the answers so far."""

    order: Order
    doubt: str
    answers: list[BreachAnswer]

    @property
    def is_open(self) -> bool:
        return not self.answers


def breach_questions(incident: Incident, history: CaseState) -> list[BreachQuestion]:
    """Every order of the case that bound on a day on which the incident can have happened, the latest first."""
    first_at, last_at = incident.began_at, incident.happened_at
    labels = [label for label, order in history.orders.items() if bound_during(order, first_at, last_at)]
    if not labels:
        return []
    orders = Order.objects.filter(case_id=incident.case_id, label__in=labels).prefetch_related("conditions")
    given = BreachAnswer.objects.filter(incident=incident).select_related("breach", "answered_by")
    answers = list(given.order_by("pk"))
    return [
        BreachQuestion(
            order,
            doubt(history.orders[order.label], last_at),
            [each for each in answers if each.order_id == order.pk],
        )
        for order in orders.select_related("application__force").order_by("-made_at", "-pk")
    ]


@dataclass(frozen=True)
class ProtectionThen:
    """Other protection that held on the day, in a line."""

    row: OtherProtection
    words: str


def other_protection(incident: Incident) -> list[ProtectionThen]:
    """Bail, injunctions and the like that held on a day on which it can have happened, a line each."""
    first, last = local_day(incident.began_at), local_day(incident.happened_at)
    rows = OtherProtection.objects.filter(case_id=incident.case_id, from_day__lte=last).exclude(last_day__lt=first)
    return [
        ProtectionThen(
            row,
            f"{protection_words(row.kind)}: from {day(row.from_day)} {_until(row)}",
        )
        for row in rows.order_by("-from_day", "-pk")
    ]


def _until(row: OtherProtection) -> str:
    if not row.last_day_known:
        return "on; its last day is not known: find out"
    return f"to {day(row.last_day)}" if row.last_day else "until further notice"
