"""Records the steps that are taken against a refusal, and what came of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.services.locks import lock_open_case_of
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from orders.applications.models.application import Application
from orders.applications.models.challenge import Challenge
from orders.applications.rules.challenges import check_reply, check_sent


@dataclass(frozen=True, kw_only=True)
class NewChallenge:
    """What was asked of whom, when, and by when an answer is awaited."""

    kind: str
    sent_on: date
    due_on: date
    sent_to: str = ""
    words: str = ""


@transaction.atomic
def challenge(application: Application, new: NewChallenge, *, by: User, now: datetime) -> Challenge:
    """Record a step against a refusal; a task waits for the reply."""
    case = lock_open_case_of(application)
    ended = application.determined_at
    check_sent(
        status=application.status,
        ended_on=local_day(ended) if ended else None,
        sent_on=new.sent_on,
        due_on=new.due_on,
        today=local_day(now),
    )
    row = Challenge.objects.create(
        organisation_id=application.organisation_id,
        case_id=application.case_id,
        application=application,
        recorded_at=now,
        recorded_by=by,
        **vars(new),
    )
    audit(by=by, act="challenge.send", subject=row, now=now, kind=row.kind)
    title = f"Reply awaited on request {application.label}: {row.get_kind_display().lower()}"
    agency = new.sent_to.strip() or application.force.name
    task = NewTask(title=title, kind=TaskKind.CHALLENGE, agency=agency, due_at=due_moment(new.due_on), about=row)
    add_task(case, task, by=by, now=now)
    return row


@transaction.atomic
def record_reply(row: Challenge, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Challenge:
    """Record what came of a challenge, or that nothing came; nobody waits for it any more."""
    lock_open_case_of(row)
    check_reply(
        outcome=values["outcome"],
        replied_on=values["replied_on"],
        reply=values["reply"],
        sent_on=row.sent_on,
        today=local_day(now),
    )
    changed = change(row, values, version=version, by=by, now=now, act="challenge.reply")
    finish_tasks_about(row.case, TaskKind.CHALLENGE, about=changed, by=by, now=now)
    return changed
