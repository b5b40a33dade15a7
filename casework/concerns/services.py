"""Raises, answers and ends concerns, in the transaction of the act that causes them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import models, transaction

from accounts.people.models import Organisation, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_by_id
from casework.concerns.models import Concern, ConcernKind
from casework.editing.services.second_press import who_was_first


@transaction.atomic
def raise_concern(
    case: Case,
    kind: ConcernKind,
    *,
    about: models.Model | None = None,
    force: Organisation | None = None,
    by: User | None,
    now: datetime,
) -> Concern:
    """Put a concern before the supervisors of the case's team; one that is open already stays as it is."""
    lock(case)
    about_kind, about_id = _named(about)
    concern, is_new = Concern.objects.get_or_create(
        case=case,
        kind=kind,
        about_kind=about_kind,
        about_id=about_id,
        force=force,
        answered_at=None,
        defaults={"organisation_id": case.organisation_id, "raised_at": now, "raised_by": by},
    )
    if is_new:
        audit(by=by, act="concern.raise", subject=concern, now=now, case=case.public_id, kind=kind)
    return concern


@transaction.atomic
def answer_concern(concern: Concern, *, answer: str, by: User, now: datetime) -> Concern:
    """Note what a supervisor did about a concern; whoever raised it cannot answer it."""
    lock_by_id(concern.case_id)
    locked = Concern.objects.select_related("answered_by").get(pk=concern.pk)
    if locked.answered_at is not None:
        stored = [("Answer", locked.answer), who_was_first(locked.answered_by, locked.answered_at)]
        raise AlreadyDone("Somebody has answered this already.", stored)
    if locked.raised_by_id == by.pk:
        raise RuleViolation("This needs a second person: somebody other than who raised it.")
    if not answer.strip():
        raise RuleViolation("Say what you have done about it.", field="answer")
    locked.answered_at, locked.answered_by, locked.answer = now, by, answer.strip()
    locked.save()
    audit(by=by, act="concern.answer", subject=locked, now=now)
    return locked


@transaction.atomic
def answer_concerns_about(
    case: Case, kind: ConcernKind, *, about: models.Model, answer: str, by: User | None, now: datetime
) -> int:
    """Answer what an act has settled by itself, whoever did it: a letter was taken back, approved or sent back."""
    lock(case)
    about_kind, about_id = _named(about)
    concerns = list(Concern.objects.filter(case=case, kind=kind, about_kind=about_kind, about_id=about_id).open())
    for concern in concerns:
        end_concern(concern, answer, by=by, now=now)
    return len(concerns)


@transaction.atomic
def end_concerns_of_kind(case: Case, kind: ConcernKind, *, answer: str, by: User | None, now: datetime) -> int:
    """End every concern of a kind whose ground has fallen away, whatever it is about."""
    lock(case)
    concerns = list(Concern.objects.filter(case=case, kind=kind).open())
    for concern in concerns:
        end_concern(concern, answer, by=by, now=now)
    return len(concerns)


def end_concern(concern: Concern, answer: str, *, by: User | None, now: datetime) -> None:
    """Answer a concern, with its case locked, with what has ended it; it stays readable with its answer."""
    concern.answered_at, concern.answered_by, concern.answer = now, by, answer
    concern.save()
    audit(by=by, act="concern.settle", subject=concern, now=now, kind=concern.kind)


@transaction.atomic
def reword_concerns(case: Case, kind: ConcernKind, *, about: models.Model | None, since: str) -> int:
    """Say of open concerns what has changed since they were raised; somebody must still look at them."""
    lock(case)
    about_kind, about_id = _named(about)
    rows = Concern.objects.filter(case=case, kind=kind, about_kind=about_kind, about_id=about_id).open()
    concerns = list(rows.exclude(since=since))
    for concern in concerns:
        concern.since = since
        concern.save()
    return len(concerns)


def _named(thing: models.Model | None) -> tuple[str, UUID | None]:
    return ("", None) if thing is None else (type(thing).__name__.lower(), thing.public_id)  # type: ignore[attr-defined]
