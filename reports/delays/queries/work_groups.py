"""Turns groups of reasons into one page of rows for My work, Delays and the case page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from accounts.database.read_plans import ReadInRounds, ReadPlan, side_by_side
from accounts.people.models import User
from casework.case_tasks.models import Task
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from reports.delays.queries.late_rows import LateRow, rows_for
from reports.delays.queries.reasons import clock_reasons, hearing_reasons, review_reasons, task_reasons
from reports.lists.paging import ROWS_PER_PAGE, page_after
from reports.lists.rules import ReasonGroup, group
from risk.clocks.models.clock import Clock


@dataclass(frozen=True)
class LateWork:
    """One page of rows, with the quiet ones apart, and where the next page begins."""

    rows: list[LateRow]
    quiet: list[LateRow]
    next_cursor: str


def my_work(user: User, *, now: datetime, after: str) -> LateWork:
    """Everything late or soon late on one's own cases or given to one, from the record and never from flags."""
    clocks = Clock.objects.visible_to(user).of_open_cases().late_or_soon(now)
    tasks = Task.objects.seen_by_or_given_to(user).late_or_soon(now).awake(local_day(now))
    dated = [*review_reasons(user, now), *hearing_reasons(user, now), *task_reasons(tasks, now)]
    return work(group([*clock_reasons(clocks, now), *dated], today=local_day(now)), user, now=now, after=after)


@ReadInRounds
def work_on(case: Case, user: User, *, now: datetime) -> ReadPlan[list[LateRow]]:
    """The same of one case, quiet rows last; nothing of a closed case."""
    clocks = Clock.objects.visible_to(user).of_open_cases().filter(case=case).late_or_soon(now)
    tasks = Task.objects.filter(case=case).late_or_soon(now).awake(local_day(now))
    found = yield from side_by_side(
        clock_reasons.plan(clocks, now),
        review_reasons.plan(user, now, cases=[case]),
        hearing_reasons.plan(user, now, cases=[case]),
        task_reasons.plan(tasks, now),
    )
    groups = group(chain.from_iterable(found), today=local_day(now))
    return (yield from rows_for.plan(sorted(groups, key=lambda each: each.quiet), user=user, now=now))


def work(groups: Sequence[ReasonGroup], user: User, *, now: datetime, after: str) -> LateWork:
    """Sorted groups as one page of rows; the quiet ones go with the first page."""
    page = page_after([each for each in groups if not each.quiet], after)
    quiet = [] if after else [each for each in groups if each.quiet][:ROWS_PER_PAGE]
    rows = rows_for([*page.shown, *quiet], user=user, now=now)
    count = len(page.shown)
    return LateWork(rows[:count], rows[count:], page.next_cursor)
