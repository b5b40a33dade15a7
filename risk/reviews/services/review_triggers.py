"""Records triggers of risk reviews, once for each cause, and closes those that a review has answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import NewTask, add_task, finish_task
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_open
from risk.reviews.models.review_trigger import ReviewTrigger
from risk.reviews.rules.review_triggers import BY_HAND, TRIGGERS, review_due_at


@dataclass(frozen=True)
class ReviewCause:
    """What changed, when, and the key by which it is known again."""

    code: str
    key: str
    at: datetime
    note: str = ""


@transaction.atomic
def ask_for_reviews(case: Case, causes: Sequence[ReviewCause], *, by: User | None, now: datetime) -> int:
    """Keep each cause that is new, and one open task for each kind of change; how many causes were new.

    The caller holds the lock on the case, so that two who see the same cause keep it once.
    """
    lock(case)
    keys = [each.key for each in causes]
    known = set(ReviewTrigger.objects.filter(case=case, key__in=keys).values_list("key", flat=True))
    new = [_row(case, each, by, now) for each in causes if each.key not in known]
    ReviewTrigger.objects.bulk_create(new)
    waiting = _codes_waiting(case) if new else set()
    for row in new:
        if row.code not in waiting:
            waiting.add(row.code)
            due_at = review_due_at(row.code, now)
            title = f"Review the risk: {TRIGGERS[row.code].words}"
            add_task(case, NewTask(title=title, kind=TaskKind.RISK_REVIEW, due_at=due_at, about=row), by=None, now=now)
    return len(new)


def _row(case: Case, cause: ReviewCause, by: User | None, now: datetime) -> ReviewTrigger:
    return ReviewTrigger(
        organisation_id=case.organisation_id,
        case=case,
        code=cause.code,
        key=cause.key,
        at=cause.at,
        recorded_at=now,
        recorded_by=by,
        note=cause.note,
    )


def _codes_waiting(case: Case) -> set[str]:
    """Kinds of change that a task on the case asks about already."""
    about = Task.objects.filter(case=case, kind=TaskKind.RISK_REVIEW).open().values("about_id")
    return set(ReviewTrigger.objects.filter(case=case, public_id__in=about).values_list("code", flat=True))


@transaction.atomic
def record_reported_change(case: Case, code: str, *, at: datetime, note: str, by: User, now: datetime) -> None:
    """Somebody tells of a change that no event of the record shows; the risk is then to be reviewed."""
    locked = lock_open(case)
    if code not in BY_HAND:
        raise RuleViolation("Choose what changed.", field="code")
    if at > now:
        raise RuleViolation("This lies in the future: tell it when it has happened.", field="at")
    if code == "other" and not note.strip():
        raise RuleViolation("Say what changed.", field="note")
    ask_for_reviews(locked, [ReviewCause(code, f"told:{uuid4()}", at, note.strip())], by=by, now=now)
    audit(by=by, act="risk.change_told", subject=locked, now=now, code=code)


@transaction.atomic
def answer_reviews(case: Case, *, reviewed_at: datetime, by: User | None, now: datetime) -> int:
    """Finish what asked for a review, unless it happened after the review that was now recorded."""
    lock(case)
    later = ReviewTrigger.objects.filter(case=case, at__gt=reviewed_at).values("public_id")
    tasks = list(Task.objects.filter(case=case, kind=TaskKind.RISK_REVIEW).open().exclude(about_id__in=later))
    for task in tasks:
        finish_task(task, outcome="", by=by, now=now)
    return len(tasks)
