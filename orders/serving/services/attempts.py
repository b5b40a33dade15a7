"""Records each attempt to give an order to the perpetrator; the one that succeeds begins what service begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.services.locks import lock_open_case_of
from casework.editing.services.second_press import moment_in_words
from casework.evidence.models.exhibit import Exhibit
from orders.applications.services.steps import NewApplicationStep
from orders.orders.models import Order
from orders.orders.services.making import record_order_step
from orders.serving.models import ServiceAttempt, ServiceOutcome
from record.authors import Author
from record.vocabulary.steps import OrderStep


@dataclass(frozen=True, kw_only=True)
class NewAttempt:
    """One attempt; `on_register` says that he notifies the police as a sex offender already (SPA 2019 s.9(6))."""

    at: datetime
    method: str
    outcome: str
    served_by: str = ""
    place: str = ""
    interpreter: str = ""
    statement: str = ""
    proof: Exhibit | None = None
    on_register: bool = False


@transaction.atomic
def record_attempt(order: Order, new: NewAttempt, author: Author) -> ServiceAttempt:
    """Write an attempt down; if he has the order now, the record says so and his three days to notify begin."""
    lock_open_case_of(order)
    _check(order, new, author.now)
    attempt = ServiceAttempt.objects.create(
        organisation_id=order.organisation_id,
        case_id=order.case_id,
        order=order,
        at=new.at,
        method=new.method,
        outcome=new.outcome,
        served_by=new.served_by.strip(),
        place=new.place.strip(),
        interpreter=new.interpreter.strip(),
        statement=new.statement.strip(),
        proof=new.proof,
        recorded_at=author.now,
        recorded_by=author.by,
    )
    named = {"case": order.case.public_id, "outcome": new.outcome}
    audit(by=author.by, act="serviceattempt.record", subject=attempt, now=author.now, **named)
    if new.outcome == ServiceOutcome.SERVED:
        facts: dict[str, object] = {"register": True} if new.on_register else {}
        record_order_step(order, NewApplicationStep(step=OrderStep.SERVED, at=new.at, facts=facts, note=""), author)
    return attempt


def _check(order: Order, new: NewAttempt, now: datetime) -> None:
    if order.served_at is not None:
        raise AlreadyDone(
            "This is already so: the order has been served.", [("Served", moment_in_words(order.served_at))]
        )
    if order.ended_at is not None:
        raise RuleViolation("This order has ended: there is nothing to serve.")
    if new.at > now:
        raise RuleViolation("This lies in the future: record it when it has happened.", field="at")
    if new.at < order.made_at:
        raise RuleViolation("It cannot have been tried before the order was made.", field="at")
    if new.proof is not None and new.proof.case_id != order.case_id:
        raise RuleViolation("Choose an exhibit of this case.", field="proof")
    if new.outcome == ServiceOutcome.OTHER and not new.statement.strip():
        raise RuleViolation("Say what happened.", field="statement")
