"""Asks a second person to sign a risk level, and records the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_by_id
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import answer_concern, raise_concern
from casework.editing.services.second_press import who_was_first
from risk.reviews.models.review import RiskReview
from risk.reviews.models.signature import Signature, SignatureAnswer, SignatureKind
from risk.reviews.rules.signatures import Signer, check_signer


@dataclass(frozen=True, kw_only=True)
class LevelToSign:
    """A level that needs a second person, with the reason and the next review that go with it."""

    kind: SignatureKind
    level: str
    reason: str
    next_review_on: date | None = None
    later_reason: str = ""
    review: RiskReview | None = None
    seen_event: int = 0


@transaction.atomic
def ask_signature(case: Case, wanted: LevelToSign, *, by: User, now: datetime) -> Signature:
    """Put a level before the supervisors; the caller holds the lock on the case. One of a kind is open at a time."""
    lock(case)
    waiting = Signature.objects.filter(case=case, kind=wanted.kind).open().first()
    if waiting is not None:
        if wanted.kind is SignatureKind.LOWER:
            raise RuleViolation("A lower level is proposed already: it waits for a supervisor.", field="level")
        return waiting
    signature = Signature.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        kind=wanted.kind,
        level=wanted.level,
        reason=wanted.reason,
        next_review_on=wanted.next_review_on,
        later_reason=wanted.later_reason,
        review=wanted.review,
        seen_event=wanted.seen_event,
        asked_by=by,
        asked_at=now,
    )
    raise_concern(case, ConcernKind.RISK_SIGNATURE, about=signature, by=by, now=now)
    audit(by=by, act="signature.ask", subject=signature, now=now, kind=wanted.kind, level=wanted.level)
    return signature


def open_signature(signature: Signature, *, by: User) -> Signature:
    """The signature under its lock, if this person may answer it; the caller is in a transaction."""
    lock_by_id(signature.case_id)
    locked = Signature.objects.select_related("case", "answered_by").get(pk=signature.pk)
    if locked.answer:
        said = f"{locked.get_answer_display()}. {locked.words}".strip()
        stored = [("Answer", said), who_was_first(locked.answered_by, locked.answered_at)]
        raise AlreadyDone("Somebody has answered this already.", stored)
    signer = Signer(
        may_sign=has_permission(by, Permission.SIGN_RISK),
        asked_for_it=locked.asked_by_id == by.pk,
        runs_the_case=locked.case.caseworker_id == by.pk,
    )
    check_signer(signer)
    return locked


@transaction.atomic
def answer_signature(locked: Signature, answer: SignatureAnswer, *, words: str, by: User, now: datetime) -> Signature:
    """Keep the answer to a signature that the caller holds, and answer the concern that went with it."""
    if answer is SignatureAnswer.REFUSED and not words.strip():
        raise RuleViolation("Say why you do not sign.", field="words")
    locked.answer, locked.words = answer, words.strip()
    locked.answered_by, locked.answered_at = by, now
    locked.save()
    concerns = Concern.objects.filter(case_id=locked.case_id, kind=ConcernKind.RISK_SIGNATURE)
    for concern in concerns.open().filter(about_id=locked.public_id):
        said = f"{SignatureAnswer(answer).label}. {words.strip()}".strip()
        answer_concern(concern, answer=said, by=by, now=now)
    audit(by=by, act=f"signature.{answer}", subject=locked, now=now, level=locked.level)
    return locked
