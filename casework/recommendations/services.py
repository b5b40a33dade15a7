"""Records what the service recommended to the police, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.people.models import Organisation, User
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open
from casework.concerns.models import ConcernKind
from casework.concerns.services import end_concerns_of_kind
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from casework.recommendations.models import Recommendation, RecommendationKind
from casework.recommendations.rules import check_answered, check_made


@dataclass(frozen=True, kw_only=True)
class NewRecommendation:
    """What was recommended, when, to whom, in which words, and by when an answer is awaited."""

    kind: str
    force: Organisation
    made_on: date
    words: str
    answer_due_on: date
    officer: str = ""


@transaction.atomic
def recommend(case: Case, new: NewRecommendation, *, by: User, now: datetime) -> Recommendation:
    """Record a recommendation; a task waits for its answer."""
    locked = lock_open(case)
    check_made(made_on=new.made_on, answer_due_on=new.answer_due_on, today=local_day(now))
    row = Recommendation.objects.create(
        organisation_id=locked.organisation_id, case=locked, **vars(new), recorded_at=now, recorded_by=by
    )
    audit(by=by, act="recommendation.make", subject=row, now=now, case=case.public_id, kind=new.kind)
    if new.kind == RecommendationKind.ORDER:
        answer = f"An order was recommended to {new.force.name}."
        end_concerns_of_kind(locked, ConcernKind.NO_REQUEST, answer=answer, by=None, now=now)
    task = NewTask(
        title=f"Answer to our recommendation: {row.get_kind_display().lower()}",
        kind=TaskKind.ANSWER,
        agency=new.force.name,
        due_at=due_moment(new.answer_due_on),
        about=row,
    )
    add_task(locked, task, by=by, now=now)
    return row


@transaction.atomic
def answer_recommendation(
    row: Recommendation, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> Recommendation:
    """Record what the police answered, or that no answer came; the wait is over."""
    lock_open(row.case)
    check_answered(
        answer=values["answer"],
        answered_on=values["answered_on"],
        reason=values["answer_reason"],
        made_on=row.made_on,
        today=local_day(now),
    )
    answered = change(row, values, version=version, by=by, now=now, act="recommendation.answer")
    finish_tasks_about(row.case, TaskKind.ANSWER, about=answered, by=by, now=now)
    return answered
