"""The job that sets tasks about days at court: special measures beforehand, the outcome afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_task
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_by_id
from casework.dates.rules.london_time import local_day
from orders.court.models.court_day import AtCourt, CourtDate
from orders.court.models.hearing import Hearing
from orders.court.rules import MEASURES_ASKED_AHEAD, asks_for_measures, awaits_outcome, measures_due_on
from risk.working_days.rules import ENGLAND_AND_WALES

ASK_MEASURES: Final = "Ask the court for special measures"
ASK_OUTCOME: Final = "Find out what came of the court date"


Key = tuple[int, UUID, str]


@dataclass(frozen=True)
class CourtReminder:
    """One thing to be done about one day at court, once."""

    case_id: int
    about: models.Model
    title: str
    hearing_on: date
    due_on: date

    @property
    def key(self) -> Key:
        return (self.case_id, self.about.public_id, self.title)  # type: ignore[attr-defined]


def ask_about_hearings(*, now: datetime) -> int:
    """Set the tasks that are wanted and not there, finish those whose reason has gone; how many of both.

    Late, twice or in two workers at once it leaves the same tasks: each case is settled under its own lock.
    """
    wanted = _unanswered(_wanted(now))
    differing = {case for case, *_ in wanted.keys() ^ _open_tasks(Q()).keys()}
    return sum(_settle(case, now) for case in sorted(differing))


@transaction.atomic
def _settle(case_id: int, now: datetime) -> int:
    """Bring the tasks of one case up to what is wanted now that nobody else may change it."""
    case = lock_by_id(case_id)
    wanted, there = _unanswered(_wanted(now, case)), _open_tasks(Q(case=case))
    gone, new = there.keys() - wanted.keys(), wanted.keys() - there.keys()
    for key in gone:
        finish_task(there[key], outcome="", by=None, now=now)
    for key in new:
        add_task(case, _task(wanted[key]), by=None, now=now)
    return len(gone) + len(new)


def _task(ask: CourtReminder) -> NewTask:
    title = f"{ask.title}: {ask.hearing_on:%-d %B %Y}"
    return NewTask(title=title, kind=TaskKind.HEARING, due_at=due_moment(ask.due_on), about=ask.about)


def _unanswered(asks: Iterable[CourtReminder]) -> dict[Key, CourtReminder]:
    """What a person has not finished yet: what was answered once is not asked again."""
    wanted = {ask.key: ask for ask in asks}
    done = Task.objects.filter(done_by__isnull=False, about_id__in={about for _, about, _ in wanted})
    for key in _keyed(done.filter(kind=TaskKind.HEARING)):
        wanted.pop(key, None)
    return wanted


def _open_tasks(which: Q) -> dict[Key, Task]:
    return _keyed(Task.objects.open().filter(which, kind=TaskKind.HEARING, about_kind__in=("hearing", "courtdate")))


def _keyed(tasks: Iterable[Task]) -> dict[Key, Task]:
    return {(row.case_id, row.about_id, row.title.partition(":")[0]): row for row in tasks if row.about_id}


def _wanted(now: datetime, case: Case | None = None) -> Iterator[CourtReminder]:
    """Of open cases, or of one."""
    today = local_day(now)
    ahead = ENGLAND_AND_WALES.nth_after(today, MEASURES_ASKED_AHEAD)
    of_case = Q(case__closed_at=None) & (Q(case=case) if case is not None else Q())
    coming = Hearing.objects.filter(of_case, outcome="", hearing_on__range=(today, ahead))
    for hearing in coming.filter(application__determined_at=None).select_related("detail"):
        if _asks(getattr(hearing, "detail", None), hearing.hearing_on, today):
            yield _measures(hearing.case_id, hearing, hearing.hearing_on)
    for row in CourtDate.objects.filter(of_case, outcome="", hearing_on__lte=ahead):
        if awaits_outcome(row.outcome, hearing_on=row.hearing_on, today=today, determined=False):
            yield CourtReminder(row.case_id, row, ASK_OUTCOME, row.hearing_on, row.hearing_on + timedelta(days=1))
        elif _asks(row, row.hearing_on, today):
            yield _measures(row.case_id, row, row.hearing_on)


def _measures(case_id: int, about: models.Model, hearing_on: date) -> CourtReminder:
    return CourtReminder(case_id, about, ASK_MEASURES, hearing_on, measures_due_on(hearing_on))


def _asks(known: AtCourt | None, hearing_on: date, today: date) -> bool:
    asked = known is not None and known.measures_asked
    settled = known is not None and known.measures_settled
    return asks_for_measures(asked=asked, settled=settled, hearing_on=hearing_on, today=today)
