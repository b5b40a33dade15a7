"""Records the steps that are taken against a refusal, and what came of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.services import audit
from casework.models import TaskKind
from casework.rules.london import local_day
from casework.rules.tasks import due_moment
from casework.services import NewTask, add_task, change, finish_tasks_about
from casework.services.locks import lock_open_case_of
from orders.models import Application, Challenge
from orders.rules.challenging import check_reply, check_sent


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
