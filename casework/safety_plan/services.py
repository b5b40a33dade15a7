"""Keeps the measures of a safety plan, and the versions of it that were confirmed with the client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from casework.safety_plan.models import PlanConfirmation, SafetyMeasure
from casework.safety_plan.rules import MEASURES, OUT_OF_PLAN, check_confirmed_on, check_measure


@dataclass(frozen=True, kw_only=True)
class NewMeasure:
    """One measure: what, how far it has come, who provides it, and its days."""

    code: str
    state: str
    provider: str = ""
    agreed_on: date | None = None
    done_on: date | None = None
    review_on: date | None = None
    note: str = ""


@transaction.atomic
def add_measure(case: Case, new: NewMeasure, *, by: User, now: datetime) -> SafetyMeasure:
    """Add a measure to the plan; a day on which to look at it again becomes a task."""
    locked = lock_open(case)
    _check(vars(new), now)
    measure = SafetyMeasure.objects.create(
        organisation_id=locked.organisation_id, case=locked, **vars(new), recorded_at=now, recorded_by=by
    )
    audit(by=by, act="safetymeasure.add", subject=measure, now=now, case=case.public_id, code=new.code)
    _keep_review(measure, by=by, now=now)
    return measure


@transaction.atomic
def change_measure(
    measure: SafetyMeasure, values: Mapping[str, Any], *, version: int, by: User, now: datetime
) -> SafetyMeasure:
    """Change how far a measure has come; the task to look at it again follows."""
    lock_open(measure.case)
    _check(values, now)
    changed = change(measure, values, version=version, by=by, now=now)
    if changed.review_on != measure.review_on or changed.state != measure.state:
        finish_tasks_about(measure.case, TaskKind.MEASURE, about=changed, by=by, now=now)
        _keep_review(changed, by=by, now=now)
    return changed


@transaction.atomic
def confirm_plan(case: Case, *, confirmed_on: date, words: str, by: User, now: datetime) -> PlanConfirmation:
    """Keep the plan as it stands as its next version: somebody went through it with the client on that day."""
    locked = lock_open(case)
    measures = list(SafetyMeasure.objects.filter(case=locked).order_by("id"))
    if not measures:
        raise RuleViolation("There is no measure in the plan yet. Add one first.")
    last = PlanConfirmation.objects.filter(case=locked).order_by("-number").first()
    check_confirmed_on(confirmed_on, latest=last.confirmed_on if last else None, today=local_day(now))
    plan = PlanConfirmation.objects.create(
        organisation_id=locked.organisation_id,
        case=locked,
        number=last.number + 1 if last else 1,
        confirmed_on=confirmed_on,
        words=words.strip(),
        lines=[_line(measure) for measure in measures],
        recorded_at=now,
        recorded_by=by,
    )
    audit(by=by, act="plan.confirm", subject=plan, now=now, case=case.public_id, number=plan.number)
    return plan


def _check(values: Mapping[str, Any], now: datetime) -> None:
    days = {name: values[name] for name in ("agreed_on", "done_on")}
    check_measure(state=values["state"], **days, today=local_day(now))


def _keep_review(measure: SafetyMeasure, *, by: User, now: datetime) -> None:
    if measure.review_on is None or measure.state in OUT_OF_PLAN:
        return
    title = f"Look at the measure again: {MEASURES[measure.code]}"
    due_at = due_moment(measure.review_on)
    add_task(measure.case, NewTask(title=title, kind=TaskKind.MEASURE, due_at=due_at, about=measure), by=by, now=now)


def _line(measure: SafetyMeasure) -> str:
    provider = f" ({measure.provider})" if measure.provider else ""
    return f"{MEASURES[measure.code]}: {measure.get_state_display().lower()}{provider}"
