"""Records reviews of a case's risk level; a lower level is proposed, and holds once a second person has signed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from accounts.people.models import User
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.cases.services.locks import lock
from casework.dates.rules.london_time import local_day
from record.authors import Author
from record.recording import NewEvent, record
from risk.assessments.services import raise_if_views_differ
from risk.reviews.models.review import RiskReview
from risk.reviews.models.signature import Signature, SignatureAnswer, SignatureKind
from risk.reviews.rules.signatures import is_lowering
from risk.reviews.services.signatures import LevelToSign, answer_signature, ask_signature, open_signature
from risk.thresholds.rules.cadence import check_next_review
from risk.thresholds.services.cadence import cadence_on


@dataclass(frozen=True, kw_only=True)
class NewReview:
    """A level with the reason for it and the day on which it is looked at again; by the cadence unless one is given."""

    level: str
    reason: str
    at: datetime
    next_review_on: date | None = None
    later_reason: str = ""


@transaction.atomic
def judge_risk(case: Case, new: NewReview, author: Author) -> RiskReview | Signature:
    """Record a review, or put a lower level before a second person; until it is signed the level stays."""
    locked = lock(case)
    if not is_lowering(locked.risk_level, new.level):
        return review_risk(case, new, author)
    if author.by is None or locked.closed_at is not None:
        raise RuleViolation("Lowering the level needs two people, and an open case.", field="level")
    _check_next(locked, new, author)
    wanted = LevelToSign(
        kind=SignatureKind.LOWER,
        level=new.level,
        reason=new.reason,
        next_review_on=new.next_review_on,
        later_reason=new.later_reason.strip(),
        seen_event=_last_set(locked),
    )
    return ask_signature(locked, wanted, by=author.by, now=author.now)


@transaction.atomic
def review_risk(case: Case, new: NewReview, author: Author) -> RiskReview:
    """Record a review: it answers what waits for one, and every running clock is measured again by its level."""
    locked = lock(case)
    if is_lowering(locked.risk_level, new.level):
        raise RuleViolation("Lowering the level needs a second person: propose it.", field="level")
    _check_next(locked, new, author)
    return _record(case, new, author)


@transaction.atomic
def sign(signature: Signature, *, words: str, author: Author) -> Signature:
    """A second person answers for a level. A lower one holds from now on, unless the level was set anew meanwhile."""
    by = _somebody(author)
    case = lock(signature.case)
    locked = open_signature(signature, by=by)
    if locked.kind == SignatureKind.LOWER:
        _check_still_current(case, locked)
        locked.review = _record(case, _proposed(locked, author), author)
    return answer_signature(locked, SignatureAnswer.SIGNED, words=words, by=by, now=author.now)


@transaction.atomic
def refuse(signature: Signature, *, words: str, author: Author) -> Signature:
    """A second person does not sign: the level stays as it is, very high until a review lowers it."""
    by = _somebody(author)
    lock(signature.case)
    return answer_signature(
        open_signature(signature, by=by), SignatureAnswer.REFUSED, words=words, by=by, now=author.now
    )


def _record(case: Case, new: NewReview, author: Author) -> RiskReview:
    entry = NewEvent(new.at, "risk_reviewed", {"level": new.level}, note=new.reason)
    [review] = record(case, [entry], author).reviews
    if new.next_review_on is not None:
        review.next_review_on, review.later_reason = new.next_review_on, new.later_reason.strip()
        review.save(update_fields=["next_review_on", "later_reason"])
    raise_if_views_differ(case, review.level, by=author.by, now=author.now)
    return review


def _proposed(signature: Signature, author: Author) -> NewReview:
    """The review as it was proposed; a day for the next one that has gone by since gives way to the cadence."""
    day = signature.next_review_on
    return NewReview(
        level=signature.level,
        reason=signature.reason,
        at=author.now,
        next_review_on=day if day and day > local_day(author.now) else None,
        later_reason=signature.later_reason,
    )


def _check_next(case: Case, new: NewReview, author: Author) -> None:
    if new.next_review_on is None:
        return
    today, reviewed_on = local_day(author.now), local_day(new.at)
    latest = cadence_on(case.organisation_id, today).latest_allowed(new.level, reviewed_on, today=today)
    check_next_review(new.next_review_on, today=today, latest=latest, why_later=new.later_reason)


def _check_still_current(case: Case, signature: Signature) -> None:
    if _last_set(case) > signature.seen_event or not is_lowering(case.risk_level, signature.level):
        raise RuleViolation("The level was set anew after this was proposed: do not sign it, and say so.")


def _last_set(case: Case) -> int:
    """The number of the event that last set or confirmed the level."""
    return RiskReview.objects.filter(case=case).aggregate(last=Max("event__number"))["last"] or 0


def _somebody(author: Author) -> User:
    if author.by is None:
        raise RuleViolation("This needs a person.")
    return author.by
