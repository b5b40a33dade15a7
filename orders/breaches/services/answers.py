"""Keeps what was answered when we asked whether an incident broke an order."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.services.locks import lock_open_case_of
from casework.editing.services.second_press import who_was_first
from casework.incidents.models.incident import Incident
from orders.breaches.models.breach import Breach
from orders.breaches.models.breach_answer import BreachAnswer
from orders.orders.models import Order


@transaction.atomic
def link_breach(breach: Breach, incident: Incident, *, by: User, now: datetime) -> BreachAnswer:
    """Note of which incident a breach was recorded."""
    answer = _new(incident, breach.order, by, now)
    answer.breach = breach
    answer.save()
    audit(by=by, act="incident.is_breach", subject=answer, now=now)
    return answer


@transaction.atomic
def deny_breach(incident: Incident, order: Order, *, why: str, by: User, now: datetime) -> BreachAnswer:
    """Note why an incident did not break an order; a breach can still be recorded of it later."""
    lock_open_case_of(incident)
    if not why.strip():
        raise RuleViolation("Say why it is not a breach.", field="why")
    if known := BreachAnswer.objects.filter(incident=incident, order=order).select_related("answered_by").first():
        said = known.why_not or "It was a breach."
        stored = [("Answer", said), who_was_first(known.answered_by, known.answered_at)]
        raise AlreadyDone("This has been answered already.", stored, field="order")
    answer = _new(incident, order, by, now)
    answer.why_not = why.strip()
    answer.save()
    audit(by=by, act="incident.is_no_breach", subject=answer, now=now)
    return answer


def _new(incident: Incident, order: Order | None, by: User, now: datetime) -> BreachAnswer:
    return BreachAnswer(
        organisation_id=incident.organisation_id,
        case_id=incident.case_id,
        incident=incident,
        order=order,
        answered_at=now,
        answered_by=by,
    )
