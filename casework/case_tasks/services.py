"""Writes down what has to be done, by whom and by when, and that it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from accounts.people.models import Role, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import Task, TaskKind, TaskResult
from casework.case_tasks.rules import check_due, check_due_change, check_snooze
from casework.cases.models.case import Case
from casework.cases.services.locks import lock, lock_by_id, lock_open
from casework.editing.services.row_versions import change
from casework.editing.services.second_press import who_was_first


@dataclass(frozen=True, kw_only=True)
class NewTask:
    """What is to be done. `owner` None leaves it with the case's caseworker; `agency` names who else must act."""

    title: str
    kind: TaskKind = TaskKind.OWN
    detail: str = ""
    due_at: datetime | None = None
    owner: User | None = None
    agency: str = ""
    about: models.Model | None = None


@transaction.atomic
def add_task(case: Case, new: NewTask, *, by: User | None, now: datetime) -> Task:
    """Add a task to a case; `by` is None where a rule of the house asks for it."""
    case = lock(case)
    if not new.title.strip():
        raise RuleViolation("Say what is to be done.", field="title")
    task = Task.objects.create(
        organisation_id=case.organisation_id,
        case=case,
        kind=new.kind,
        title=new.title.strip(),
        detail=new.detail.strip(),
        due_at=new.due_at,
        owner=new.owner,
        agency=new.agency.strip(),
        set_at=now,
        set_by=by,
        **_about(new.about),
    )
    audit(by=by, act="task.add", subject=task, now=now, case=case.public_id, kind=new.kind)
    return task


@transaction.atomic
def set_task(case: Case, new: NewTask, *, by: User, now: datetime) -> Task:
    """Add a task that a person sets: on an open case, due at a moment still to come."""
    locked = lock_open(case)
    check_due(new.due_at, now=now)
    return add_task(locked, new, by=by, now=now)


def owners_of(case: Case) -> models.QuerySet[User]:
    """Who may be given a task of a case: the active people of its team."""
    staff = User.objects.filter(teams=case.team_id, is_active=True, role__in=(Role.CASEWORKER, Role.SUPERVISOR))
    return staff.order_by("first_name", "last_name", "username")


@transaction.atomic
def change_task(task: Task, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Task:
    """Change what is to be done, by whom or by when; what is done is not changed any more."""
    locked = undone_task(task)
    check_due_change(task.kind, before=locked.due_at, after=values.get("due_at", locked.due_at), now=now)
    return change(locked, values, version=version, by=by, now=now)


@transaction.atomic
def snooze_task(task: Task, *, until: date, reason: str, version: int, by: User, now: datetime) -> Task:
    """Put a task off until a day; it wakes by itself, for lists ask for the day."""
    locked = undone_task(task)
    check_snooze(task.kind, until=until, reason=reason, due_at=locked.due_at, now=now)
    values = {"snoozed_until": until, "snooze_reason": reason.strip()}
    return change(locked, values, version=version, by=by, now=now, act="task.snooze")


@transaction.atomic
def finish_task(
    task: Task, *, outcome: str, by: User | None, now: datetime, result: TaskResult = TaskResult.DONE
) -> Task:
    """Note that a task is done, or that a promise was kept or broken, and what came of it."""
    locked = undone_task(task)
    locked.done_at, locked.done_by, locked.result, locked.outcome = now, by, result, outcome.strip()
    locked.version += 1
    locked.save()
    audit(by=by, act="task.finish", subject=locked, now=now)
    return locked


def undone_task(task: Task) -> Task:
    """The task as it is under the lock of its case; refuses one that is done. Call it in a transaction."""
    lock_by_id(task.case_id)
    locked = Task.objects.select_related("case", "done_by").get(pk=task.pk)
    if locked.done_at is not None:
        stored = [("What came of it", locked.outcome), who_was_first(locked.done_by, locked.done_at)]
        raise AlreadyDone("This task is done already.", stored)
    return locked


@transaction.atomic
def finish_tasks_about(
    case: Case, kind: TaskKind, *, about: models.Model | None, by: User | None, now: datetime
) -> int:
    """Finish every open task of a kind, about one thing if it is named, because what it asked for has happened."""
    lock(case)
    rows = Task.objects.filter(case=case, kind=kind).open()
    if about is not None:
        rows = rows.filter(**_about(about))
    tasks = list(rows)
    for task in tasks:
        finish_task(task, outcome="", by=by, now=now)
    return len(tasks)


def _about(thing: models.Model | None) -> dict[str, object]:
    if thing is None:
        return {"about_kind": "", "about_id": None}
    return {"about_kind": type(thing).__name__.lower(), "about_id": thing.public_id}  # type: ignore[attr-defined]
