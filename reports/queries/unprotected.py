"""Reads the cases whose client nothing protects as of now, and the register of other protection in a caseload."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef

from accounts.models import User
from casework.models import Case, CaseQuerySet, RiskLevel, ranked
from casework.rules.london import local_day
from orders.models import Application, Order, OrderQuerySet, OtherProtection, OtherProtectionQuerySet, ProtectedPerson
from orders.rules.cover import Shield, unprotected_since
from orders.rules.protections import BINDS_NOBODY, SOON_DAYS, binds, pounds, protection_words, state_words

ROWS_SHOWN: Final = 100
PER_PAGE: Final = 50
IN_FORCE: Final = "in_force"
ENDING: Final = "ending"
ENDED: Final = "ended"


@dataclass(frozen=True)
class UnprotectedRow:
    """One case: since when nothing protects (None: nothing ever has), and how far a request for an order has come."""

    case: Case
    since: date | None
    asked: str


@dataclass(frozen=True)
class Unprotected:
    """The first of them, and how many there are."""

    rows: list[UnprotectedRow]
    total: int


def without_protection(cases: CaseQuerySet, today: date) -> CaseQuerySet:
    """Open cases whose client no order and no other protection covers to the end of a day."""
    orders = _for_her(Order.objects.filter(case=OuterRef("pk")).in_force(today))
    others = OtherProtection.objects.filter(case=OuterRef("pk")).in_force(today).exclude(kind__in=BINDS_NOBODY)
    return cases.open().exclude(Exists(orders)).exclude(Exists(others))


def _for_her(orders: OrderQuerySet) -> OrderQuerySet:
    """Orders that protect the client: those that name nobody do, and those that name her."""
    named = ProtectedPerson.objects.filter(order=OuterRef("pk")).named_now()
    return orders.filter(~Exists(named) | Exists(named.filter(person=None)))


def unprotected_among(cases: Collection[int], now: datetime) -> set[int]:
    """Which of some cases, by number, have a client whom nothing protects; no question where there are none."""
    if not cases:
        return set()
    rows = without_protection(Case.objects.filter(pk__in=cases), local_day(now))
    return set(rows.values_list("pk", flat=True))


def unprotected(user: User, now: datetime) -> Unprotected:
    """A supervisor's teams or a caseworker's own: the most dangerous first, then the oldest."""
    today = local_day(now)
    cases = without_protection(Case.objects.visible_to(user), today)
    ordered = cases.for_list().order_by(ranked("risk_level", RiskLevel.values).desc(), "opened_at", "pk")
    shown = list(ordered[:ROWS_SHOWN])
    ids = [case.pk for case in shown]
    shields, asked = _shields(ids), _asked(ids)
    rows = [
        UnprotectedRow(case, unprotected_since(shields.get(case.pk, []), today), asked.get(case.pk, ""))
        for case in shown
    ]
    return Unprotected(rows, cases.count() if len(rows) == ROWS_SHOWN else len(rows))


def unprotected_total(user: User, now: datetime) -> int:
    """How many clients nothing protects, counted to a hundred."""
    cases = without_protection(Case.objects.visible_to(user), local_day(now))
    return len(cases.values_list("pk", flat=True)[:ROWS_SHOWN])


def _shields(cases: Collection[int]) -> dict[int, list[Shield]]:
    """What has protected each client, the ended too."""
    found: dict[int, list[Shield]] = {}
    for row in _for_her(Order.objects.filter(case__in=cases)):
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
    rows = Application.objects.filter(case__in=cases).open().select_related("force").order_by("requested_at", "pk")
    return {row.case_id: f"{row.force.name}: {row.get_status_display().lower()}" for row in rows}


@dataclass(frozen=True)
class RegisterRow:
    """One protection of the register, in words."""

    row: OtherProtection
    words: str
    state: str
    cost: str


@dataclass(frozen=True)
class Register:
    """One page of the register, and where the next begins (empty after the last)."""

    rows: list[RegisterRow]
    next_cursor: str


def register(user: User, *, state: str, kind: str, now: datetime, after: str) -> Register:
    """Other protection of the caseload, the latest recorded first."""
    today = local_day(now)
    rows = _in_state(OtherProtection.objects.visible_to(user).filter(case__closed_at=None), state, today)
    if kind:
        rows = rows.filter(kind=kind)
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.select_related("case__victim", "case__caseworker").order_by("-pk")[: PER_PAGE + 1])
    shown = found[:PER_PAGE]
    return Register([_register_row(row, today) for row in shown], str(shown[-1].pk) if len(found) > PER_PAGE else "")


def _in_state(rows: OtherProtectionQuerySet, state: str, today: date) -> OtherProtectionQuerySet:
    if state == ENDED:
        return rows.filter(last_day__lt=today)
    if state == ENDING:
        soon = today + timedelta(days=SOON_DAYS)
        return rows.in_force(today).filter(last_day__lte=soon)
    return rows.in_force(today) if state == IN_FORCE else rows


def _register_row(row: OtherProtection, today: date) -> RegisterRow:
    state = state_words(row.from_day, row.last_day, today)
    return RegisterRow(row, protection_words(row.kind), state, pounds(row.cost_pence))
