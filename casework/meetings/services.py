"""Records referrals to meetings of several agencies, their outcomes, and the actions that they gave to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from accounts.people.models import User
from accounts.trail.services import audit
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from casework.meetings.models import Meeting
from casework.meetings.rules import check_meeting


@dataclass(frozen=True, kw_only=True)
class NewMeeting:
    """A referral: to which meeting, when, on which criteria and ground; the rest follows when it has met."""

    kind: str
    referred_on: date
    ground: str
    criteria: Sequence[str] = ()
    meets_on: date | None = None


@transaction.atomic
def refer_to_meeting(case: Case, new: NewMeeting, *, by: User, now: datetime) -> Meeting:
    """Record that a case was referred to a meeting."""
    locked = lock_open(case)
    check_meeting(referred_on=new.referred_on, meets_on=new.meets_on, outcome="", today=local_day(now))
    meeting = Meeting.objects.create(
        organisation_id=locked.organisation_id,
        case=locked,
        **{**vars(new), "criteria": list(new.criteria)},
        recorded_at=now,
        recorded_by=by,
    )
    audit(by=by, act="meeting.refer", subject=meeting, now=now, case=case.public_id, kind=new.kind)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Meeting:
    """Record when a meeting meets, what came of it, and who leads."""
    lock_open(meeting.case)
    days = {name: values[name] for name in ("referred_on", "meets_on", "outcome")}
    check_meeting(**days, today=local_day(now))
    return change(meeting, values, version=version, by=by, now=now)


@transaction.atomic
def add_action(meeting: Meeting, *, agency: str, title: str, due_on: date, by: User, now: datetime) -> Task:
    """Record what an agency undertook to do by a day; it is a task until it is done."""
    case = lock_open(meeting.case)
    new = NewTask(title=title, kind=TaskKind.MEETING_ACTION, agency=agency, due_at=due_moment(due_on), about=meeting)
    return add_task(case, new, by=by, now=now)
