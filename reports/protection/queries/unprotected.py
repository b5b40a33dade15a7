"""Reads the cases whose client nothing protects as of now, and the register of other protection in a caseload."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel, ranked
from casework.dates.rules.last_day import FIND_OUT
from casework.dates.rules.london_time import local_day
from casework.templatetags.display import day as day_words
from orders.applications.models.application import Application
from orders.orders.models import Order
from orders.protection.models import OtherProtection, OtherProtectionQuerySet
from orders.protection.rules import Shield, unprotected_since
from orders.protection.services.client_protection import naming_client, protections_of, without_protection
from record.clocks.protection_at import ClientProtection, ClientStanding
from record.vocabulary.protection_kinds import SOON_DAYS, binds, pounds, protection_words, state_words

ROWS_SHOWN: Final = 100
PER_PAGE: Final = 50
IN_FORCE: Final = "in_force"
ENDING: Final = "ending"
ENDED: Final = "ended"
UNKNOWN: Final = "unknown"


@dataclass(frozen=True)
class UnprotectedRow:
    """One case: since when nothing protects (None: nothing ever has), and how far a request for an order has come."""

    case: Case
    since: date | None
    asked: str
    seems: str = ""
    """What only seems to protect: an order for others, one whose last day nobody knows."""


@dataclass(frozen=True)
class UnprotectedCases:
    """The first of them, and how many there are."""

    rows: list[UnprotectedRow]
    total: int


@ReadInRounds
def unprotected_among(cases: Collection[int], now: datetime) -> ReadPlan[set[int]]:
    """Which of some cases, by number, have a client whom nothing protects; no question where there are none."""
    if not cases:
        return set()
    rows = without_protection(Case.objects.filter(pk__in=cases), local_day(now))
    found = rows.values_list("pk", flat=True)
    yield [found]
    return set(found)


def unprotected(user: User, now: datetime) -> UnprotectedCases:
    """A supervisor's teams or a caseworker's own: the most dangerous first, then the oldest."""
    today = local_day(now)
    cases = without_protection(Case.objects.visible_to(user), today)
    ordered = cases.for_list().order_by(ranked("risk_level", RiskLevel.values).desc(), "opened_at", "pk")
    shown = list(ordered[:ROWS_SHOWN])
    ids = [case.pk for case in shown]
    shields, asked, stand = _shields(ids), _asked(ids), protections_of(ids, now)
    rows = [
        UnprotectedRow(
            case,
            unprotected_since(shields.get(case.pk, []), today),
            asked.get(case.pk, ""),
            seeming(stand[case.pk]),
        )
        for case in shown
    ]
    return UnprotectedCases(rows, cases.count() if len(rows) == ROWS_SHOWN else len(rows))


def seeming(found: ClientProtection) -> str:
    """What only seems to protect her, in words; "" where nothing does."""
    by = " and ".join(found.by)
    if found.standing is ClientStanding.LAST_DAY_UNKNOWN:
        return f"{by}: {FIND_OUT[0].lower()}{FIND_OUT[1:]}"
    return f"{by}: protects only others" if found.standing is ClientStanding.ONLY_OTHERS else ""


def unprotected_total(user: User, now: datetime) -> int:
    """How many clients nothing protects, counted to a hundred."""
    cases = without_protection(Case.objects.visible_to(user), local_day(now))
    return len(cases.values_list("pk", flat=True)[:ROWS_SHOWN])


def _shields(cases: Collection[int]) -> dict[int, list[Shield]]:
    """What has protected each client, the ended too."""
    found: dict[int, list[Shield]] = {}
    for row in naming_client(Order.objects.filter(case__in=cases)):
        shield = Shield(key=row.label, words="", first_day=row.made_on, last_day=row.last_day, ended_at=row.ended_at)
        found.setdefault(row.case_id, []).append(shield)
    for other in OtherProtection.objects.filter(case__in=cases):
        shield = Shield(
            key=other.label,
            words="",
            first_day=other.from_day,
            last_day=other.last_day,
            binds=binds(other.kind),
        )
        found.setdefault(other.case_id, []).append(shield)
    return found


def _asked(cases: Collection[int]) -> dict[int, str]:
    rows = Application.objects.filter(case__in=cases).open().select_related("force")
    rows = rows.order_by("first_requested_at", "requested_at", "pk")
    return {row.case_id: _asked_words(row) for row in rows}


def _asked_words(row: Application) -> str:
    return f"{row.force.name}: {row.get_status_display().lower()}, first asked for {day_words(row.first_requested_at)}"


@dataclass(frozen=True)
class RegisterRow:
    """One protection of the register, in words."""

    row: OtherProtection
    words: str
    state: str
    cost: str


@dataclass(frozen=True)
class ProtectionRegister:
    """One page of the register, and where the next begins (empty after the last)."""

    rows: list[RegisterRow]
    next_cursor: str


def register(user: User, *, state: str, kind: str, now: datetime, after: str) -> ProtectionRegister:
    """Other protection of the caseload, the latest recorded first."""
    today = local_day(now)
    rows = _in_state(OtherProtection.objects.visible_to(user).filter(case__closed_at=None), state, today)
    if kind:
        rows = rows.filter(kind=kind)
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.select_related("case__victim", "case__caseworker").order_by("-pk")[: PER_PAGE + 1])
    shown = found[:PER_PAGE]
    return ProtectionRegister(
        [_register_row(row, today) for row in shown], str(shown[-1].pk) if len(found) > PER_PAGE else ""
    )


def _in_state(rows: OtherProtectionQuerySet, state: str, today: date) -> OtherProtectionQuerySet:
    if state == ENDED:
        return rows.filter(last_day__lt=today)
    if state == UNKNOWN:
        return rows.in_force(today).filter(last_day_known=False)
    if state == ENDING:
        soon = today + timedelta(days=SOON_DAYS)
        return rows.in_force(today).filter(last_day__lte=soon)
    return rows.in_force(today).filter(last_day_known=True) if state == IN_FORCE else rows


def _register_row(row: OtherProtection, today: date) -> RegisterRow:
    state = state_words(row.from_day, row.last_day, today, is_known=row.last_day_known)
    return RegisterRow(row, protection_words(row.kind), state, pounds(row.cost_pence))
