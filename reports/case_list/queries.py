"""Finds cases for the list, and what is late on each of those shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from accounts.people.models import User
from casework.cases.models.case import Case, CaseQuerySet
from casework.dates.rules.london_time import local_day
from orders.orders.models import Order
from reports.delays.queries.delays import UNASSIGNED
from reports.delays.queries.late_now import late_by_case
from reports.lists.rules import CaseGroup

CASES_PER_PAGE: Final = 50
LARGEST_ID: Final = 2**63 - 1


@dataclass(frozen=True)
class CaseRow:
    """One case of the list, with the worst level of what is late on it, and how many things are.

    What is late is what My work and Delays call late: the list asks the same query.
    """

    case: Case
    level: str
    late: int
    is_unserved: bool = False
    """An order of the case is in force, and nobody has given it to him."""


@dataclass(frozen=True)
class CaseListPage:
    """One page of cases, and where the next one begins (empty after the last)."""

    rows: list[CaseRow]
    next_cursor: str


def cases_chosen(user: User, choice: Mapping[str, Any], *, now: datetime, after: str) -> CaseListPage:
    """Cases that the filters let through, the latest opened first."""
    cases = Case.objects.visible_to(user).for_list()
    if choice.get("worker") == UNASSIGNED:
        cases = cases.filter(caseworker=None)
    elif choice.get("worker"):
        cases = cases.filter(caseworker_id=int(choice["worker"]))
    if choice.get("risk"):
        cases = cases.filter(risk_level=choice["risk"])
    if choice.get("force"):
        cases = cases.filter(victim_force=choice["force"])
    return _page(_in_state(cases, choice.get("state", "")).order_by("-pk"), user, now=now, after=after)


def cases_found(user: User, words: str, *, now: datetime) -> CaseListPage:
    """Cases whose reference, old reference or client's first name holds the words; open and closed, the named first."""
    found = Case.objects.visible_to(user).for_list().found_by(words)
    named_first: list[Any] = ["-is_named", "-pk"]
    return _page(found.order_by(*named_first), user, now=now, after="")


def _in_state(cases: CaseQuerySet, state: str) -> CaseQuerySet:
    if state == "all":
        return cases
    return cases.exclude(closed_at=None) if state == "closed" else cases.open()


def _page(cases: CaseQuerySet, user: User, *, now: datetime, after: str) -> CaseListPage:
    if after.isdecimal():
        cases = cases.filter(pk__lt=min(int(after[:20]), LARGEST_ID))
    rows = list(cases[: CASES_PER_PAGE + 1])
    shown, more = rows[:CASES_PER_PAGE], rows[CASES_PER_PAGE:]
    late, unserved = late_by_case(user, now, shown), _unserved(shown, now)
    found = [_row(case, late.get(case.pk), is_unserved=case.pk in unserved) for case in shown]
    return CaseListPage(found, str(shown[-1].pk) if more else "")


def _unserved(cases: Iterable[Case], now: datetime) -> set[int]:
    ids = [case.pk for case in cases if case.closed_at is None]
    return set(Order.objects.unserved(local_day(now)).filter(case__in=ids).values_list("case", flat=True))


def _row(case: Case, late: CaseGroup | None, *, is_unserved: bool) -> CaseRow:
    return CaseRow(case, late.level if late else "", len(late.things) if late else 0, is_unserved)
