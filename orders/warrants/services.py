"""Keeps a warrant in sight while it is out: what was asked about it, and that a supervisor hears when it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction

from accounts.people.models import User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.services import audit
from casework.case_tasks.models import TaskKind
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task, finish_tasks_about
from casework.cases.models.event import EventSource
from casework.cases.services.locks import lock_case_of, lock_open_case_of
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import raise_concern
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import change
from casework.editing.services.second_press import moment_in_words
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.warrants.models import Warrant, WarrantCheck
from record.authors import Author
from record.vocabulary.steps import BreachStep
from risk.clocks.models.clock import Clock
from risk.clocks.rules.soon import WARRANT_OUT

EXECUTED: Final = "This warrant has been executed: nobody needs to ask about it any more."
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class NewCheck:
    """One time that somebody asked about a warrant; the answer may still be awaited."""

    asked_at: datetime
    asked_whom: str = ""
    answer: str = ""
    next_check_on: date | None = None


@transaction.atomic
def check_warrant(warrant: Warrant, new: NewCheck, author: Author) -> WarrantCheck:
    """Keep what was asked and answered; the day on which to ask again becomes a task.

    What the police say by themselves silences no task of ours: somebody still has to ask.
    """
    case = lock_open_case_of(warrant)
    _check(warrant, new, author.now)
    row = WarrantCheck.objects.create(
        organisation_id=warrant.organisation_id,
        case_id=warrant.case_id,
        warrant=warrant,
        asked_at=new.asked_at,
        asked_whom=new.asked_whom.strip(),
        answer=new.answer.strip(),
        next_check_on=new.next_check_on,
        source=author.source,
        recorded_at=author.now,
        recorded_by=author.by,
    )
    audit(by=author.by, act="warrant.check", subject=row, now=author.now, case=case.public_id)
    if author.source == EventSource.SERVICE:
        finish_tasks_about(case, TaskKind.WARRANT, about=warrant, by=author.by, now=author.now)
        if new.next_check_on is not None:
            _ask_again(warrant, new.next_check_on, author)
    return row


def _check(warrant: Warrant, new: NewCheck, now: datetime) -> None:
    if warrant.executed_at is not None:
        raise AlreadyDone(EXECUTED, [("Executed", moment_in_words(warrant.executed_at))])
    if not new.asked_whom.strip() and not new.answer.strip():
        raise RuleViolation("Say whom you asked, or what was answered.", field="asked_whom")
    if new.asked_at > now:
        raise RuleViolation("This lies in the future: record it when you have asked.", field="asked_at")
    if new.asked_at < warrant.issued_at.replace(second=0, microsecond=0):
        raise RuleViolation("The warrant was issued after that. Check the day and the time.", field="asked_at")
    if new.next_check_on is not None and new.next_check_on < local_day(now):
        raise RuleViolation("Choose today or a day that is still to come.", field="next_check_on")


def _ask_again(warrant: Warrant, on: date, author: Author) -> None:
    new = NewTask(
        title=f"Ask the police about the warrant after breach {warrant.breach.label}",
        kind=TaskKind.WARRANT,
        detail="Who is looking, where, and what has been tried? Record the answer on the page of the warrant.",
        due_at=due_moment(on),
        about=warrant,
    )
    add_task(warrant.case, new, by=None, now=author.now)


def follow_warrant(breach: Breach, new: NewApplicationStep, author: Author) -> None:
    """A warrant that is issued has to be asked about from the next day on; one that is executed does not."""
    if new.step == BreachStep.WARRANT_ISSUED:
        for warrant in Warrant.objects.filter(breach=breach).outstanding().select_related("breach", "case"):
            _ask_again(warrant, local_day(author.now) + ONE_DAY, author)
    if new.step == BreachStep.WARRANT_EXECUTED:
        for warrant in Warrant.objects.filter(breach=breach).exclude(executed_at=None):
            finish_tasks_about(breach.case, TaskKind.WARRANT, about=warrant, by=author.by, now=author.now)


@transaction.atomic
def change_warrant(warrant: Warrant, values: Mapping[str, Any], *, version: int, by: User, now: datetime) -> Warrant:
    """Add or mend what we know of a warrant besides the record."""
    lock_open_case_of(warrant)
    return change(warrant, values, version=version, by=by, now=now)


def raise_long_warrants(*, now: datetime) -> int:
    """Tell supervisors of each warrant that has been out for longer than its limit (B5), once; how many were new.

    Safe to run late, twice or in two places at once: a concern that is there, open or answered, is not raised again.
    """
    known = Concern.objects.filter(kind=ConcernKind.WARRANT_STANDS, about_kind="warrant").values("about_id")
    late = set(Clock.objects.filter(rule=WARRANT_OUT).late(now).values_list("case_id", "subject"))
    found = Warrant.objects.outstanding().filter(case__in={case for case, _ in late}, case__closed_at=None)
    rows = found.exclude(public_id__in=known).select_related("breach")
    return sum(_tell(row, now) for row in rows if (row.case_id, row.breach.label) in late)


@transaction.atomic
def _tell(warrant: Warrant, now: datetime) -> bool:
    """Under the lock of the case, so that two who see the same warrant tell of it once."""
    case = lock_case_of(warrant)
    told = Concern.objects.filter(case=case, kind=ConcernKind.WARRANT_STANDS, about_id=warrant.public_id)
    if case.closed_at is not None or told.exists() or warrant.executed_at is not None:
        return False
    raise_concern(case, ConcernKind.WARRANT_STANDS, about=warrant, by=None, now=now)
    return True
