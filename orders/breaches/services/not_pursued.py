"""Leaves a breach alone when two people agree to it: one asks with a reason, a supervisor who did not ask answers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.services.locks import lock_open_case_of
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import answer_concern, raise_concern
from casework.editing.services.second_press import who_was_first
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.breaches.models.breach_work import NotPursuedRequest
from orders.breaches.services.recording import record_breach_step
from record.authors import Author
from record.vocabulary.steps import BreachStep


@transaction.atomic
def ask_not_pursued(breach: Breach, *, why: str, by: User, now: datetime) -> NotPursuedRequest:
    """Ask a supervisor to agree that a breach is not pursued. Who began the contact is never a reason by itself."""
    case = lock_open_case_of(breach)
    if not why.strip():
        raise RuleViolation("Say why it should not be pursued.", field="why")
    if breach.closed_at is not None:
        raise RuleViolation("This breach has been decided already.")
    if known := open_request(breach):
        stored = [("Why", known.why), who_was_first(known.asked_by, known.asked_at)]
        raise AlreadyDone("Somebody has asked this already; a supervisor will look at it.", stored)
    asked = NotPursuedRequest.objects.create(
        organisation_id=breach.organisation_id,
        case_id=breach.case_id,
        breach=breach,
        why=why.strip(),
        asked_at=now,
        asked_by=by,
    )
    raise_concern(case, ConcernKind.NOT_PURSUED, about=breach, by=by, now=now)
    audit(by=by, act="breach.ask_not_pursued", subject=asked, now=now)
    return asked


@transaction.atomic
def answer_not_pursued(asked: NotPursuedRequest, *, agreed: bool, answer: str, by: User, now: datetime) -> None:
    """Agree, which is recorded as the end of the breach, or say why it goes on; never by who asked."""
    lock_open_case_of(asked)
    row = asked
    if row.answered_at is not None:
        said = "Not pursued" if row.agreed else "It goes on"
        stored = [("Answer", said), ("Why", row.answer), who_was_first(row.answered_by, row.answered_at)]
        raise AlreadyDone("Somebody has answered this already.", stored)
    if row.asked_by_id == by.pk:
        raise RuleViolation("You asked for this yourself: another supervisor answers it.")
    if not answer.strip():
        raise RuleViolation("Say why.", field="answer")
    row.answered_at, row.answered_by, row.agreed, row.answer = now, by, agreed, answer.strip()
    row.save()
    _close_concern(row, by, now)
    if agreed:
        step = NewApplicationStep(step=BreachStep.NOT_PURSUED, at=now, facts={"reason": row.why}, note=row.answer)
        record_breach_step(row.breach, step, Author(by, now))
    audit(by=by, act="breach.answer_not_pursued", subject=row, now=now, agreed=agreed)


def _close_concern(row: NotPursuedRequest, by: User, now: datetime) -> None:
    """What was brought to the supervisors is answered with it, unless one of them answered it there before."""
    rows = Concern.objects.filter(case=row.case_id, kind=ConcernKind.NOT_PURSUED, about_id=row.breach.public_id)
    if concern := rows.open().exclude(raised_by=by).first():
        answer_concern(concern, answer=row.answer, by=by, now=now)


def open_request(breach: Breach) -> NotPursuedRequest | None:
    """The request that no second person has answered."""
    rows = NotPursuedRequest.objects.filter(breach=breach).open()
    return rows.select_related("breach", "case", "asked_by").first()
