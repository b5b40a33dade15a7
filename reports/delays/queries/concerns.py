"""Reads what a supervisor must look at, of all teams and of one case: by danger, never by age alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel, ranked
from casework.concerns.links import page_of_concern
from casework.concerns.models import Concern, ConcernQuerySet
from casework.concerns.rules import ASKS, MOST_DANGEROUS_FIRST
from casework.sharing.services.audience import nobody_there, phones_of
from reports.lists import links

MOST_SHOWN: Final = 50


@dataclass(frozen=True, kw_only=True)
class ConcernRow:
    """One concern: of which case, why somebody must look and since when, what to do, and where."""

    title: str
    why: str
    since: str
    to_do: str
    raised_at: datetime
    raised_by: str
    case: Case
    page: str
    answer_page: str


@dataclass(frozen=True)
class OpenConcerns:
    """The most dangerous open concerns, and how many more there are."""

    rows: list[ConcernRow]
    more: int


_BY_DANGER: Final[tuple[Any, ...]] = (
    ranked("kind", MOST_DANGEROUS_FIRST).asc(),
    ranked("case__risk_level", RiskLevel.values).desc(),
    "raised_at",
    "id",
)


@ReadInRounds
def to_look_at(user: User, now: datetime) -> ReadPlan[OpenConcerns]:
    """Every open concern of the user's teams, a threat to kill first, then by the risk of the case, then the oldest.

    Of a force only while nobody there can sign in.
    """
    found = Concern.objects.visible_to(user).open().filter(Q(force=None) | nobody_there(now))
    rows = yield from _rows(found, user)
    return OpenConcerns(rows, found.count() - len(rows) if len(rows) == MOST_SHOWN else 0)


@ReadInRounds
def concerns_of(case: Case, user: User, now: datetime) -> ReadPlan[list[ConcernRow]]:
    """The open concerns of one case, the most dangerous first."""
    found = Concern.objects.visible_to(user).filter(case=case).open()
    return (yield from _rows(found.filter(Q(force=None) | nobody_there(now)), user))


def _rows(concerns: ConcernQuerySet, user: User) -> ReadPlan[list[ConcernRow]]:
    people = ("case__victim", "case__caseworker", "raised_by", "force")
    may_answer = has_permission(user, Permission.ANSWER_CONCERN)
    shown = concerns.select_related(*people).order_by(*_BY_DANGER)[:MOST_SHOWN]
    yield [shown]
    phones = yield from phones_of.plan([row.force for row in shown if row.force], user.organisation_id)
    return [_row(row, phones, may_answer=may_answer) for row in shown]


def _row(row: Concern, phones: Mapping[int, str], *, may_answer: bool) -> ConcernRow:
    asks, by = ASKS[row.kind], row.raised_by
    return ConcernRow(
        title=row.get_kind_display(),
        why=f"{row.force}: {phones[row.force.pk]}. {asks.why}" if row.force else asks.why,
        since=row.since,
        to_do=asks.to_do,
        raised_at=row.raised_at,
        raised_by=(by.get_full_name() or by.username) if by else "",
        case=row.case,
        page=page_of_concern(row),
        answer_page=_answer_page(row) if may_answer else "",
    )


def _answer_page(row: Concern) -> str:
    return page_of_concern(row) if ASKS[row.kind].answered_there else links.concern_page(row)
