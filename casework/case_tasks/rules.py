"""When a task is due, late or soon late, and how long it may be snoozed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import check_occurs, local_day, local_time, midnight, moments_of

ONE_DAY: Final = timedelta(days=1)
SOON: Final = timedelta(days=3)
NEVER_PAST_DUE: Final = frozenset({"correction", "risk_review", "last_day"})
"""Kinds of task that may be put off, but never past the moment at which they are due."""
LATE_IS_RED: Final = timedelta(days=7)


class TaskStanding(StrEnum):
    """Where a task stands among those that are open; the order in which they are shown."""

    LATE = "late"
    SOON = "soon"
    REST = "rest"
    ASLEEP = "asleep"


def due_moment(day: date, clock: time | None = None) -> datetime:
    """The moment by which a thing is due on a day: the end of the day unless a time is given."""
    if clock is None:
        return midnight(day + ONE_DAY)
    local = datetime.combine(day, clock)
    check_occurs(local, field="due_time")
    return moments_of(local)[0]


def due_parts(due_at: datetime | None) -> tuple[date | None, time | None]:
    """The day and the time that a person would write for a moment; no time for the end of a day."""
    if due_at is None:
        return None, None
    local = local_time(due_at)
    if local.time() == time.min:
        return local.date() - ONE_DAY, None
    return local.date(), local.time().replace(second=0, microsecond=0)


def standing(due_at: datetime | None, snoozed_until: date | None, now: datetime) -> TaskStanding:
    """Whether a task is late, soon late or neither; one that is put off sleeps until its day, and wakes by itself."""
    if snoozed_until is not None and local_day(now) < snoozed_until:
        return TaskStanding.ASLEEP
    if due_at is None:
        return TaskStanding.REST
    if due_at <= now:
        return TaskStanding.LATE
    return TaskStanding.SOON if due_at <= now + SOON else TaskStanding.REST


def late_level(kind: str, due_at: datetime, now: datetime) -> str:
    """How late a task is: "" before its moment, red for what keeps somebody safe or has waited for a week."""
    if due_at > now:
        return ""
    return "red" if kind in NEVER_PAST_DUE or now - due_at >= LATE_IS_RED else "amber"


def check_due(due_at: datetime | None, *, now: datetime) -> None:
    """What is to be done is due at a moment that is still to come."""
    if due_at is not None and due_at <= now:
        raise RuleViolation("This is in the past. Enter a day that is still to come.", field="due_on")


def check_due_change(kind: str, *, before: datetime | None, after: datetime | None, now: datetime) -> None:
    """A new moment is still to come; that of what keeps somebody safe is never put later."""
    if before == after:
        return
    check_due(after, now=now)
    if kind in NEVER_PAST_DUE and before is not None and (after is None or after > before):
        raise RuleViolation("This was set by what happened, and cannot be put later.", field="due_on")


def check_snooze(kind: str, *, until: date, reason: str, due_at: datetime | None, now: datetime) -> None:
    """A task is put off to a later day, with a reason, and what keeps somebody safe never past its moment."""
    if until <= local_day(now):
        raise RuleViolation("Choose a day after today.", field="snoozed_until")
    if not reason.strip():
        raise RuleViolation("Say why it can wait.", field="snooze_reason")
    if kind in NEVER_PAST_DUE and due_at is not None and midnight(until) >= due_at:
        raise RuleViolation("This cannot wait past the moment at which it is due.", field="snoozed_until")
