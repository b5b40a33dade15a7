"""Follows what an order requires of him: reminders, appointments kept and missed, evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.services.locks import lock_open_case_of
from casework.dates.rules.london_time import local_day
from orders.conditions.models.kept import Attendance
from orders.orders.models import Condition, ConditionKindChoices, Order


@dataclass(frozen=True, kw_only=True)
class NewAttendance:
    """One appointment: the day, what he did with it, and who told us."""

    on: date
    outcome: str
    told_by: str
    note: str = ""


def remind_of_requirements(order: Order, *, now: datetime) -> None:
    """Set a task for the day on which each requirement of an order is due."""
    rows = order.conditions.filter(
        kind=ConditionKindChoices.POSITIVE_REQUIREMENT, due_on__isnull=False, evidenced_at=None
    )
    for condition in rows.order_by("id"):
        remind_of(condition, now=now)


def remind_of(condition: Condition, *, now: datetime) -> None:
    """Set the task of one condition, if it has a day on which something is due."""
    if condition.due_on is None:
        return
    title = f"See whether requirement {condition.label} of {condition.order} is met"
    new = NewTask(title=title, kind=TaskKind.REQUIREMENT, due_at=due_moment(condition.due_on), about=condition)
    add_task(condition.case, new, by=None, now=now)


def finish_reminders(condition: Condition, *, by: User | None, now: datetime) -> None:
    finish_tasks_about(condition.case, TaskKind.REQUIREMENT, about=condition, by=by, now=now)


def finish_reminders_of(order: Order, *, by: User | None, now: datetime) -> None:
    """An order that has ended requires nothing more."""
    for condition in order.conditions.filter(kind=ConditionKindChoices.POSITIVE_REQUIREMENT):
        finish_reminders(condition, by=by, now=now)


@transaction.atomic
def log_attendance(condition: Condition, new: NewAttendance, *, by: User, now: datetime) -> Attendance:
    """Write down one appointment of a requirement; it asserts no breach and evidences nothing by itself."""
    lock_open_case_of(condition)
    _check(condition, new, today=local_day(now))
    attendance = Attendance.objects.create(
        organisation_id=condition.organisation_id,
        case_id=condition.case_id,
        condition=condition,
        on=new.on,
        outcome=new.outcome,
        told_by=new.told_by.strip(),
        note=new.note.strip(),
        recorded_at=now,
        recorded_by=by,
    )
    audit(by=by, act="attendance.log", subject=attendance, now=now, case=condition.case.public_id)
    return attendance


def _check(condition: Condition, new: NewAttendance, *, today: date) -> None:
    if condition.kind != ConditionKindChoices.POSITIVE_REQUIREMENT:
        raise RuleViolation("Only a requirement has appointments.")
    if new.on > today:
        raise RuleViolation("This day has not come yet.", field="on")
    if new.on < condition.order.made_on:
        raise RuleViolation(f"The order was made on {condition.order.made_on:%-d %B %Y}.", field="on")
    if not new.told_by.strip():
        raise RuleViolation("Say who told us.", field="told_by")
