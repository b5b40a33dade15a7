"""What is late now, for every page that says it: clocks, risk reviews, hearings without outcome, tasks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db.models import Q

from accounts.people.models import Role, User
from casework.case_tasks.models import Task, TaskKind, TaskQuerySet
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from reports.delays.queries.reasons import Cases, clock_reasons, hearing_reasons, review_reasons, task_reasons
from reports.lists.rules import ReasonGroup, ReasonToLook, group
from risk.clocks.models.clock import Clock, ClockQuerySet

NEVER_ASLEEP: Final = (TaskKind.CORRECTION, TaskKind.PROMISE)
"""Kinds of task that a supervisor sees late even if somebody has put them off."""


def late_clocks(user: User, now: datetime, *, cases: Cases = None) -> ClockQuerySet:
    """Clocks of open cases over a limit."""
    clocks = Clock.objects.visible_to(user).of_open_cases().late(now)
    return clocks if cases is None else clocks.filter(case__in=cases)


def late_tasks(user: User, now: datetime, *, cases: Cases = None) -> TaskQuerySet:
    """Tasks of open cases that are late; those that were put off only where a supervisor must see them."""
    late = Task.objects.visible_to(user).late(now).filter(case__closed_at=None)
    late = late if cases is None else late.filter(case__in=cases)
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=local_day(now))
    return late.filter(awake | Q(kind__in=NEVER_ASLEEP) if user.role == Role.SUPERVISOR else awake)


def late_reviews(user: User, now: datetime, *, cases: Cases = None) -> list[ReasonToLook]:
    """Reviews of the risk whose moment has passed."""
    return [reason for reason in review_reasons(user, now, cases=cases) if reason.level]


def late_hearings(user: User, now: datetime, *, cases: Cases = None) -> list[ReasonToLook]:
    """Hearings whose day is over while nobody has said what came of them (F-20)."""
    return [reason for reason in hearing_reasons(user, now, cases=cases) if reason.level]


def late_by_case(user: User, now: datetime, cases: Collection[Case]) -> dict[int, list[ReasonGroup]]:
    """Every late thing of each case, the most dangerous first; the same few statements however many cases."""
    reasons = [
        *clock_reasons(late_clocks(user, now, cases=cases), now),
        *late_reviews(user, now, cases=cases),
        *late_hearings(user, now, cases=cases),
        *task_reasons(late_tasks(user, now, cases=cases), now),
    ]
    found: dict[int, list[ReasonGroup]] = {}
    for each in group(reasons, today=local_day(now)):
        found.setdefault(each.worst.case, []).append(each)
    return found
