"""What is late or soon late now, for every page that says or counts it: one query, and nobody else asks for these rows.

My work, Delays, the page of a case, the column of Cases and all counts read `work_now`, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final

from django.db.models import Q

from accounts.database.read_plans import ReadInRounds, ReadPlan, side_by_side
from accounts.people.models import Role, User
from casework.case_tasks.models import Task, TaskKind, TaskQuerySet
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from reports.delays.queries.reasons import Cases, clock_reasons, hearing_reasons, review_reasons, task_reasons
from reports.lists.rules import CaseGroup, ReasonToLook, by_case, group
from risk.clocks.models.clock import Clock, ClockQuerySet

NEVER_ASLEEP: Final = (TaskKind.CORRECTION, TaskKind.PROMISE)
"""Kinds of task that a supervisor sees late even if somebody has put them off."""


def _all_clocks(clocks: ClockQuerySet) -> ClockQuerySet:
    return clocks


def _all_tasks(tasks: TaskQuerySet) -> TaskQuerySet:
    return tasks


@dataclass(frozen=True, kw_only=True)
class WorkScope:
    """Which of it is asked for: of some cases, what is only soon late too, and what a filter lets through."""

    cases: Cases = None
    soon: bool = False
    clocks: Callable[[ClockQuerySet], ClockQuerySet] = _all_clocks
    tasks: Callable[[TaskQuerySet], TaskQuerySet] = _all_tasks
    reviews: bool = True
    hearings: bool = True


@ReadInRounds
def work_now(user: User, now: datetime, scope: WorkScope) -> ReadPlan[list[ReasonToLook]]:
    """Every reason to look that the user has, from the record and never from flags; in the same few statements.

    Clocks, reviews of the risk, hearings near or without outcome (F-20), and tasks, of open cases. The clocks of a
    whole team are a long list, which is dearer as JSON than by itself (ADR 19).
    """
    nowhere: list[Case] = []
    clocks = yield from clock_reasons.plan(scope.clocks(_clocks(user, now, scope)), now)
    found = yield from side_by_side(
        review_reasons.plan(user, now, cases=scope.cases if scope.reviews else nowhere),
        hearing_reasons.plan(user, now, cases=scope.cases if scope.hearings else nowhere),
        task_reasons.plan(scope.tasks(_tasks(user, now, scope)), now),
    )
    return [reason for reason in chain(clocks, *found) if scope.soon or reason.level]


def _clocks(user: User, now: datetime, scope: WorkScope) -> ClockQuerySet:
    clocks = Clock.objects.visible_to(user).of_open_cases()
    clocks = clocks if scope.cases is None else clocks.filter(case__in=scope.cases)
    return clocks.late_or_soon(now) if scope.soon else clocks.late(now)


def _tasks(user: User, now: datetime, scope: WorkScope) -> TaskQuerySet:
    """Of the cases that one sees, and what one was given; put off only where a supervisor must see them late."""
    tasks = Task.objects.seen_by_or_given_to(user) if scope.cases is None else Task.objects.visible_to(user)
    tasks = tasks if scope.cases is None else tasks.filter(case__in=scope.cases)
    tasks = tasks.late_or_soon(now) if scope.soon else tasks.late(now).filter(case__closed_at=None)
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=local_day(now))
    watched = Q(kind__in=NEVER_ASLEEP, due_at__lte=now)
    return tasks.filter(awake | watched if user.role == Role.SUPERVISOR else awake)


def late_by_case(user: User, now: datetime, cases: Collection[Case]) -> dict[int, CaseGroup]:
    """Every late thing of each case, the quiet too, the most dangerous first; the same statements for one or fifty."""
    reasons = work_now(user, now, WorkScope(cases=cases))
    return {each.case: each for each in by_case(group(reasons, today=local_day(now)))}
