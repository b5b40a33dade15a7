"""Tasks to find out unknown last days of orders and other protection, set and finished with the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import finish_task
from casework.cases.models.case import Case
from casework.cases.models.event import EventKind
from casework.sharing.services.last_days import ask_for_each, ask_for_last_day, ask_for_last_days_of_sharing
from orders.orders.models import Order
from orders.protection.models import OtherProtection
from record.authors import Author
from record.case_state.state import CaseState
from record.projections.projection import CaseProjection
from record.vocabulary.protection_kinds import protection_words

Thing: TypeAlias = Order | OtherProtection
ABOUT: Final = ("order", "otherprotection")
MAY_SETTLE: Final = frozenset(
    {EventKind.ORDER_MADE, EventKind.ORDER, EventKind.PROTECTION_ENDED, EventKind.PROTECTION_LAST_DAY_FOUND}
)


def follow_last_days(changed: Sequence[CaseProjection], author: Author) -> None:
    """In the transaction of the event: ask for what nobody knows, and finish what asked for what is known or over."""
    for each in changed:
        if each.case.closed_at is None and (_has_unknown(each.history) or _may_settle(each)):
            _settle(each.case, author)


def _has_unknown(history: CaseState) -> bool:
    orders = any(not each.last_day_known for each in history.orders.values())
    return orders or any(not each.last_day_known for each in history.protections.values())


def _may_settle(each: CaseProjection) -> bool:
    return any(row.kind in MAY_SETTLE for row in each.new)


def _settle(case: Case, author: Author) -> None:
    open_tasks = {row.about_id: row for row in _tasks(case)}
    for thing in _unknown(case):
        if open_tasks.pop(thing.public_id, None) is None:
            ask_for_last_day(case, about=thing, of=name_in_task(thing), now=author.now)
    for task in open_tasks.values():
        finish_task(task, outcome="", by=author.by, now=author.now)


def _tasks(case: Case) -> Iterable[Task]:
    return Task.objects.open().filter(case=case, kind=TaskKind.LAST_DAY, about_kind__in=ABOUT)


def _unknown(case: Case) -> Iterable[Thing]:
    """What may hold still, and nobody knows until when."""
    orders = Order.objects.open().filter(case=case, last_day_known=False).order_by("pk")
    return [*orders, *OtherProtection.objects.filter(case=case, last_day_known=False).order_by("pk")]


def name_in_task(thing: Thing) -> str:
    """How a task names it."""
    words = thing.get_kind_display() if isinstance(thing, Order) else protection_words(thing.kind)
    return f"{words[0].lower()}{words[1:]} {thing.label}"


def ask_for_last_days(*, now: datetime) -> int:
    """Set the task for all whose last day nobody knows and that no task asks about; how many were set.

    Safe to run late, twice or in two places at once: a case under somebody's lock is left to the next run.
    """
    orders = ask_for_each(Order.objects.open(), name_in_task, now=now)
    return (
        orders
        + ask_for_each(OtherProtection.objects.all(), name_in_task, now=now)
        + ask_for_last_days_of_sharing(now=now)
    )
