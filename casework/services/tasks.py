"""Writes down what has to be done, by whom and by when, and that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction

from accounts.models import User
from accounts.rules import RuleViolation
from accounts.services import audit
from casework.models import Case, Task, TaskKind


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
def finish_task(task: Task, *, outcome: str, by: User | None, now: datetime) -> Task:
    """Note that a task is done, and what came of it."""
    locked = Task.objects.select_for_update(no_key=True, of=("self",)).get(pk=task.pk)
    if locked.done_at is not None:
        raise RuleViolation("This task is done already.")
    locked.done_at, locked.done_by, locked.outcome = now, by, outcome.strip()
    locked.version += 1
    locked.save()
    audit(by=by, act="task.finish", subject=locked, now=now)
    return locked


@transaction.atomic
def finish_tasks_about(
    case: Case, kind: TaskKind, *, about: models.Model | None, by: User | None, now: datetime
) -> int:
    """Finish every open task of a kind, about one thing if it is named, because what it asked for has happened."""
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
