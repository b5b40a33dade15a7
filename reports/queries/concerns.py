"""Reads what a supervisor must look at: of all teams, oldest first, and of one case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from accounts.access import Permission, has_permission
from accounts.models import User
from casework.links import seen_on
from casework.models import Case, Concern, ConcernQuerySet
from casework.rules.concerns import ASKS
from reports import links

MOST_SHOWN: Final = 50


@dataclass(frozen=True, kw_only=True)
class ConcernRow:
    """One concern: of which case, why somebody must look and since when, what to do, and where."""

    title: str
    why: str
    to_do: str
    raised_at: datetime
    raised_by: str
    case: Case
    page: str
    answer_page: str


@dataclass(frozen=True)
class ToLookAt:
    """The oldest open concerns, and how many more there are."""

    rows: list[ConcernRow]
    more: int


def to_look_at(user: User) -> ToLookAt:
    """Every open concern of the user's teams, the oldest first."""
    found = Concern.objects.visible_to(user).open()
    rows = _rows(found, user)
    return ToLookAt(rows, found.count() - len(rows) if len(rows) == MOST_SHOWN else 0)


def concerns_of(case: Case, user: User) -> list[ConcernRow]:
    """The open concerns of one case, the oldest first."""
    return _rows(Concern.objects.visible_to(user).filter(case=case).open(), user)


def _rows(concerns: ConcernQuerySet, user: User) -> list[ConcernRow]:
    people = ("case__victim", "case__caseworker", "raised_by")
    may_answer = has_permission(user, Permission.ANSWER_CONCERN)
    return [
        _row(row, may_answer=may_answer)
        for row in concerns.select_related(*people).order_by("raised_at", "id")[:MOST_SHOWN]
    ]


def _row(row: Concern, *, may_answer: bool) -> ConcernRow:
    asks, by = ASKS[row.kind], row.raised_by
    return ConcernRow(
        title=row.get_kind_display(),
        why=asks.why,
        to_do=asks.to_do,
        raised_at=row.raised_at,
        raised_by=(by.get_full_name() or by.username) if by else "",
        case=row.case,
        page=seen_on(row),
        answer_page=_answer_page(row) if may_answer else "",
    )


def _answer_page(row: Concern) -> str:
    return seen_on(row) if ASKS[row.kind].answered_there else links.concern_page(row)
