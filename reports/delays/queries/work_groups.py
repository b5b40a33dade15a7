"""Turns reasons to look into one page of rows, one a case, for My work, Delays and the case page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day, midnight
from reports.delays.queries.late_now import WorkScope, work_now
from reports.delays.queries.late_rows import LateRow, rows_for
from reports.lists.paging import ROWS_PER_PAGE, ListPage, page_after
from reports.lists.rules import CaseGroup, ReasonGroup, by_case, group
from risk.thresholds.rules.limits import LEVELS

DUE_TODAY: Final = "today"
"""Beside the levels, what a list of one's own work can be narrowed to: not late yet, and late before midnight."""
QUIET: Final = "quiet"


@dataclass(frozen=True)
class WorkRow:
    """One case of a list: its most dangerous thing in a line, and everything else that is late, folded beneath."""

    level: str
    things: tuple[LateRow, ...]

    @property
    def lead(self) -> LateRow:
        return self.things[0]

    @property
    def more(self) -> str:
        """And 3 more, 1 critical: what the fold holds, with whatever in it is worse than the line."""
        folded = self.things[1:]
        if not folded:
            return ""
        counts = Counter(thing.level for thing in folded)
        worse = LEVELS[LEVELS.index(self.lead.level) + 1 if self.lead.level else 0 :]
        said = [f"{counts[level]} {level}" for level in reversed(worse) if counts[level]]
        return ", ".join([f"and {len(folded)} more", *said])


@dataclass(frozen=True)
class LateWork:
    """One page of cases, the quiet ones apart, how many there are of each level, and where the next page begins.

    `counts` is of cases by the worst level in each, with `today` (DUE_TODAY) and `quiet`, whatever level was chosen.
    """

    cases: list[WorkRow]
    quiet_cases: list[WorkRow] = field(default_factory=list)
    next_cursor: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> list[LateRow]:
        """Every late thing of the cases shown, one after the other."""
        return [thing for case in self.cases for thing in case.things]

    @property
    def quiet(self) -> list[LateRow]:
        return [thing for case in self.quiet_cases for thing in case.things]


@ReadInRounds
def my_work(user: User, *, now: datetime, after: str, level: str = "") -> ReadPlan[LateWork]:
    """Everything late or soon late on one's own cases or given to one, the most dangerous case first."""
    reasons = yield from work_now.plan(user, now, WorkScope(soon=True))
    groups = group(reasons, today=local_day(now))
    shown = page_after(narrowed_to(groups, level, now), after)
    return (yield from page_of.plan(groups, shown, user, now=now, with_quiet=not after and not level))


@ReadInRounds
def work_on(case: Case, user: User, *, now: datetime) -> ReadPlan[list[LateRow]]:
    """The same of one case, quiet rows last; nothing of a closed case."""
    reasons = yield from work_now.plan(user, now, WorkScope(cases=[case], soon=True))
    groups = group(reasons, today=local_day(now))
    return (yield from rows_for.plan(sorted(groups, key=lambda each: each.quiet), user=user, now=now))


def narrowed_to(groups: Iterable[ReasonGroup], level: str, now: datetime) -> list[CaseGroup]:
    """The cases at a level, or due today; whatever makes no sense narrows nothing. What is quiet is not among them."""
    cases = by_case((each for each in groups if not each.quiet), first=level if level in LEVELS else "")
    if level == DUE_TODAY:
        return [each for each in cases if each.is_due_by(end_of_day(now))]
    return [each for each in cases if each.level == level] if level in LEVELS else cases


def end_of_day(now: datetime) -> datetime:
    """London's next midnight."""
    return midnight(local_day(now) + timedelta(days=1))


def counts_of(groups: Iterable[ReasonGroup], now: datetime) -> Counter[str]:
    """Cases by the worst level in each, due today, and with something quiet; each number is of the list it leads to."""
    known = list(groups)
    cases = by_case(each for each in known if not each.quiet)
    counts = Counter(each.level for each in cases if each.level)
    if due := sum(each.is_due_by(end_of_day(now)) for each in cases):
        counts[DUE_TODAY] = due
    if quiet := len({each.worst.case for each in known if each.quiet}):
        counts[QUIET] = quiet
    return counts


@ReadInRounds
def page_of(
    groups: Sequence[ReasonGroup], page: ListPage, user: User, *, now: datetime, with_quiet: bool
) -> ReadPlan[LateWork]:
    """The cases of a page in words; the quiet ones go with the first page of everything."""
    quiet = by_case(each for each in groups if each.quiet)[:ROWS_PER_PAGE] if with_quiet else []
    wanted = [thing for case in (*page.shown, *quiet) for thing in case.things]
    told = iter((yield from rows_for.plan(wanted, user=user, now=now)))
    rows = [WorkRow(case.level, tuple(next(told) for _ in case.things)) for case in (*page.shown, *quiet)]
    count = len(page.shown)
    return LateWork(rows[:count], rows[count:], page.next_cursor, counts_of(groups, now))
