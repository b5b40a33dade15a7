"""Reads what became of the applications, orders and breaches of a supervisor's teams, in all and by police force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from accounts.models import Organisation, User
from casework.models import Case, Event
from casework.rules.london import local_day
from orders.models import Application, Breach, Order, Origin
from orders.rules.vocabulary import ENDINGS
from reports.rules.order_figures import (
    OUTCOME_WORDS,
    OUTCOMES,
    Breached,
    Decided,
    breached,
    charged_words,
    decided,
    outcome,
    reasons,
)

DECLINED: Final = "declined"
REFUSED_BY_COURT: Final = ("refused", "appealed", "appeal_dismissed")


@dataclass(frozen=True)
class Period:
    """From a day to a day, both inclusive; None leaves that side open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Figures:
    """What one force, or all of them together, made of what came to them."""

    name: str
    decided: Decided
    breached: Breached
    outcomes: list[tuple[str, int]]
    charged: str


@dataclass(frozen=True)
class OrderFigures:
    """The page: all together, each force, and why courts refused and police declined."""

    total: Figures
    forces: list[Figures]
    refused: list[tuple[str, int]]
    declined: list[tuple[str, int]]


@dataclass(frozen=True)
class _Rows:
    """What is counted, each with the force that it belongs to."""

    applications: list[tuple[int, str, str]]
    orders: list[tuple[int, int]]
    breaches: list[tuple[int, int | None, str]]


def order_figures(user: User, period: Period) -> OrderFigures:
    """Applications by the day of their decision, or of the request while they wait; orders and breaches by theirs."""
    rows = _Rows(_applications(user, period), _orders(user, period), _breaches(user, period))
    ids = {each[0] for each in rows.applications} | {each[0] for each in rows.orders}
    ids |= {each[0] for each in rows.breaches}
    forces = Organisation.objects.filter(pk__in=ids).order_by("name")
    return OrderFigures(
        total=_figures("All forces", rows),
        forces=[_figures(force.name, _of(rows, force.pk)) for force in forces],
        refused=reasons(reason for _, status, reason in rows.applications if status in REFUSED_BY_COURT),
        declined=reasons(reason for _, status, reason in rows.applications if status == DECLINED),
    )


def _of(rows: _Rows, force: int) -> _Rows:
    return _Rows(
        [each for each in rows.applications if each[0] == force],
        [each for each in rows.orders if each[0] == force],
        [each for each in rows.breaches if each[0] == force],
    )


def _figures(name: str, rows: _Rows) -> Figures:
    pending = {status for _, status, _ in rows.applications if status not in set(ENDINGS)} | {"appealed"}
    found: Mapping[str, int] = Counter(each for _, _, each in rows.breaches)
    return Figures(
        name=name,
        decided=decided([status for _, status, _ in rows.applications], pending),
        breached=breached([order for _, order in rows.orders], [order for _, order, _ in rows.breaches]),
        outcomes=[(OUTCOME_WORDS[each], found.get(each, 0)) for each in OUTCOMES],
        charged=charged_words(found),
    )


def _applications(user: User, period: Period) -> list[tuple[int, str, str]]:
    """Those that police were asked for; what a court made by itself was never applied for."""
    rows = Application.objects.visible_to(user).filter(origin=Origin.POLICE_APPLICATION)
    columns = ("force_id", "status", "reason_code", "reason", "determined_at", "requested_at")
    return [
        (force, status, code or reason)
        for force, status, code, reason, determined, requested in rows.values_list(*columns)
        if period.holds(local_day(determined or requested))
    ]


def _orders(user: User, period: Period) -> list[tuple[int, int]]:
    rows = Order.objects.visible_to(user).values_list("force_id", "pk", "made_on")
    return [(force, pk) for force, pk, made_on in rows if period.holds(made_on)]


def _breaches(user: User, period: Period) -> list[tuple[int, int | None, str]]:
    """Each with the order that it broke and what became of it; one that a court has judged was charged."""
    steps = _steps(user)
    columns = ("force_id", "order_id", "case_id", "label", "court_result", "happened_at")
    rows = Breach.objects.visible_to(user).values_list(*columns)
    return [
        (force, order, outcome(steps.get((case, label), set()) | ({"charged"} if result else set())))
        for force, order, case, label, result, happened_at in rows
        if period.holds(local_day(happened_at))
    ]


def _steps(user: User) -> dict[tuple[int, str], set[str]]:
    cases = Case.objects.visible_to(user).values("pk")
    rows = Event.objects.filter(case__in=cases, kind="breach_step", facts__step__in=OUTCOMES)
    found: dict[tuple[int, str], set[str]] = {}
    for case, label, step in rows.values_list("case_id", "facts__breach", "facts__step"):
        found.setdefault((case, label), set()).add(step)
    return found
