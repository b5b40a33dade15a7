"""Reads what became of applications, orders and breaches, of teams or a whole service, in all and by police force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case, CaseQuerySet
from casework.cases.models.event import Event
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application, OrderOriginChoices
from orders.breaches.models.breach import Breach
from orders.orders.models import Order, OrderKindChoices
from record.vocabulary.steps import DETERMINED
from reports.order_figures.rules import (
    OUTCOME_WORDS,
    OUTCOMES,
    REFUSED,
    BreachedCounts,
    DecidedCounts,
    breached,
    charged_words,
    decided,
    outcome,
    reasons,
)

DECLINED: Final = "declined"
REFUSED_BY_COURT: Final = frozenset(REFUSED)
"""As in the table: a refusal under appeal waits there, and is not counted here a second time."""
WHOLE_SERVICE: Final = frozenset({Role.SERVICE_MANAGER, Role.AUDITOR})
"""Who sees no case, and of every case of the service the numbers."""


@dataclass(frozen=True)
class FiguresPeriod:
    """From a day to a day, both inclusive; None leaves that side open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class ForceFigures:
    """What one force, or all of them together, made of what came to them."""

    name: str
    decided: DecidedCounts
    interim: BreachedCounts
    full: BreachedCounts
    outcomes: list[tuple[str, int]]
    charged: str


@dataclass(frozen=True)
class OrderFigures:
    """The page: all together, each force, and why courts refused and police declined."""

    total: ForceFigures
    forces: list[ForceFigures]
    refused: list[tuple[str, int]]
    declined: list[tuple[str, int]]


@dataclass(frozen=True)
class _Rows:
    """What is counted, each with the force that it belongs to."""

    applications: list[tuple[int, str, str]]
    orders: list[tuple[int, int, str]]
    breaches: list[tuple[int, int | None, str]]


def order_figures(user: User, period: FiguresPeriod) -> OrderFigures:
    """Applications by the day of their decision, or of the request while they wait; orders and breaches by theirs."""
    cases = cases_counted(user)
    rows = _Rows(_applications(cases, period), _orders(cases, period), _breaches(cases, period))
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


def _figures(name: str, rows: _Rows) -> ForceFigures:
    pending = {status for _, status, _ in rows.applications if status not in DETERMINED} | {"appealed"}
    found: Mapping[str, int] = Counter(each for _, _, each in rows.breaches)
    return ForceFigures(
        name=name,
        decided=decided([status for _, status, _ in rows.applications], pending),
        interim=_broken(rows, OrderKindChoices.INTERIM),
        full=_broken(rows, OrderKindChoices.FULL),
        outcomes=[(OUTCOME_WORDS[each], found.get(each, 0)) for each in OUTCOMES],
        charged=charged_words(found),
    )


def _broken(rows: _Rows, kind: str) -> BreachedCounts:
    """An interim order and the full one that follows it are two orders: together they would count one case twice."""
    return breached([pk for _, pk, each in rows.orders if each == kind], [order for _, order, _ in rows.breaches])


def cases_counted(user: User) -> CaseQuerySet:
    """The cases that the figures of a person are about."""
    if user.role in WHOLE_SERVICE:
        return Case.objects.filter(organisation_id=user.organisation_id)
    return Case.objects.visible_to(user)


def _applications(cases: CaseQuerySet, period: FiguresPeriod) -> list[tuple[int, str, str]]:
    """Those that police were asked for; what a court made by itself was never applied for."""
    rows = Application.objects.filter(case__in=cases, origin=OrderOriginChoices.POLICE_APPLICATION)
    columns = ("force_id", "status", "reason_code", "reason", "determined_at", "requested_at")
    return [
        (force, status, code or reason)
        for force, status, code, reason, determined, requested in rows.values_list(*columns)
        if period.holds(local_day(determined or requested))
    ]


def _orders(cases: CaseQuerySet, period: FiguresPeriod) -> list[tuple[int, int, str]]:
    rows = Order.objects.filter(case__in=cases).values_list("force_id", "pk", "kind", "made_on")
    return [(force, pk, kind) for force, pk, kind, made_on in rows if period.holds(made_on)]


def _breaches(cases: CaseQuerySet, period: FiguresPeriod) -> list[tuple[int, int | None, str]]:
    """Each with the order that it broke and what became of it; one that a court has judged was charged."""
    steps = _steps(cases)
    columns = ("force_id", "order_id", "case_id", "label", "court_result", "happened_at")
    rows = Breach.objects.filter(case__in=cases).values_list(*columns)
    return [
        (force, order, outcome(steps.get((case, label), set()) | ({"charged"} if result else set())))
        for force, order, case, label, result, happened_at in rows
        if period.holds(local_day(happened_at))
    ]


def _steps(cases: CaseQuerySet) -> dict[tuple[int, str], set[str]]:
    rows = Event.objects.filter(case__in=cases.values("pk"), kind="breach_step", facts__step__in=OUTCOMES)
    found: dict[tuple[int, str], set[str]] = {}
    for case, label, step in rows.values_list("case_id", "facts__breach", "facts__step"):
        found.setdefault((case, label), set()).add(step)
    return found
