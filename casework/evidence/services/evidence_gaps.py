"""Notes what evidence is missing, asks for it with a task that can be late, and takes the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open
from casework.dates.rules.london_time import local_day, midnight
from casework.editing.services.row_versions import change
from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.rules.evidence_gaps import check_gap
from casework.incidents.models.incident import Incident


@dataclass(frozen=True, kw_only=True)
class NewGap:
    """What is missing; whom we asked, when, and by when we expect it."""

    missing: str
    incident: Incident | None = None
    asked_of: str = ""
    asked_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NewGapAnswer:
    """What came of a request."""

    outcome: str
    answered_on: date
    answer: str = ""


@transaction.atomic
def add_gap(case: Case, new: NewGap, *, by: User, now: datetime) -> EvidenceGap:
    """Note a gap. One that was asked for sets a task, to be late after the day the answer is due."""
    case = lock_open(case)
    check_gap(asked_of=new.asked_of, asked_on=new.asked_on, due_on=new.due_on, today=local_day(now))
    gap = EvidenceGap.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        incident=new.incident,
        missing=new.missing.strip(),
        asked_of=new.asked_of.strip(),
        asked_on=new.asked_on,
        due_on=new.due_on,
        recorded_at=now,
        recorded_by=by,
    )
    audit(by=by, act="evidencegap.add", subject=gap, now=now, case=case.public_id)
    if gap.asked_on:
        _set_task(gap, by, now)
    return gap


@transaction.atomic
def edit_gap(gap: EvidenceGap, new: NewGap, *, version: int, by: User, now: datetime) -> EvidenceGap:
    """Change what is missing or when it was asked for; the task follows. Raises RowChangedSince."""
    lock_open(gap.case)
    check_gap(asked_of=new.asked_of, asked_on=new.asked_on, due_on=new.due_on, today=local_day(now))
    values = {
        "missing": new.missing.strip(),
        "incident": new.incident,
        "asked_of": new.asked_of.strip(),
        "asked_on": new.asked_on,
        "due_on": new.due_on,
    }
    changed = change(gap, values, version=version, by=by, now=now)
    if changed.version != version:
        finish_tasks_about(changed.case, TaskKind.EVIDENCE, about=changed, by=by, now=now)
        if changed.asked_on and not changed.answered_on:
            _set_task(changed, by, now)
    return changed


@transaction.atomic
def answer_gap(gap: EvidenceGap, answer: NewGapAnswer, *, version: int, by: User, now: datetime) -> EvidenceGap:
    """Note what came of it; the task that chased it is done. Raises RowChangedSince."""
    lock_open(gap.case)
    gap = EvidenceGap.objects.get(pk=gap.pk)
    if answer.answered_on > local_day(now):
        raise RuleViolation("The answer cannot have come on a day that has not come.", field="answered_on")
    if gap.asked_on and answer.answered_on < gap.asked_on:
        raise RuleViolation("The answer cannot have come before you asked.", field="answered_on")
    values = {"outcome": answer.outcome, "answered_on": answer.answered_on, "answer": answer.answer.strip()}
    changed = change(gap, values, version=version, by=by, now=now, act="evidencegap.answer")
    finish_tasks_about(changed.case, TaskKind.EVIDENCE, about=changed, by=by, now=now)
    return changed


def _set_task(gap: EvidenceGap, by: User, now: datetime) -> None:
    due_at = midnight(gap.due_on + timedelta(days=1)) if gap.due_on else None
    task = NewTask(
        title=f"Get an answer: {gap.missing}"[:200],
        kind=TaskKind.EVIDENCE,
        agency=gap.asked_of,
        due_at=due_at,
        about=gap,
    )
    add_task(gap.case, task, by=by, now=now)
