"""Gathers what waits on one police force: breaches by how urgent they are, orders to serve, requests for an order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber

from accounts.people.models import User
from casework.cases.models.risk_level import RiskLevel, ranked
from orders.applications.models.application import Application, ApplicationQuerySet, WaitingOn
from orders.breaches.models.breach import Breach, BreachQuerySet
from orders.desk.queries.applications import SharedApplication, shared_application, with_what_applications_name
from orders.desk.queries.breaches import SharedBreach, shared_breach, with_what_breaches_name
from orders.desk.queries.cases import late_clocks
from orders.desk.queries.orders import SharedOrder, orders_to_answer, shared_order, with_what_orders_name
from orders.orders.models import OrderQuerySet
from orders.warrants.models import Warrant

ROWS_SHOWN: Final = 100
"""Of each group, the most dangerous; the count beside its title never leaves anything out."""

UNACKNOWLEDGED: Final = "unacknowledged"
WARRANT_OUT: Final = "warrant_out"
UNANSWERED: Final = "unanswered"
OTHER: Final = "other"
TITLES: Final[dict[str, str]] = {
    UNACKNOWLEDGED: "Not acknowledged",
    UNANSWERED: "Acknowledged, and nobody arrested or interviewed",
    WARRANT_OUT: "Warrants not executed",
    OTHER: "Other open breaches",
}
"""The groups of breaches, in the order in which the desk shows them."""

ON_POLICE: Final = (WaitingOn.POLICE_OIC, WaitingOn.POLICE_AUTHORISER, WaitingOn.POLICE_LEGAL)


@dataclass(frozen=True)
class BreachGroup:
    """Breaches that ask for the same thing: those shown, and how many there are."""

    key: str
    title: str
    rows: Sequence[SharedBreach]
    total: int

    @property
    def hidden(self) -> int:
        return self.total - len(self.rows)


@dataclass(frozen=True)
class DeskPage:
    """All that a liaison's first page shows."""

    groups: Sequence[BreachGroup]
    applications: Sequence[SharedApplication]
    applications_total: int
    orders: Sequence[SharedOrder] = ()
    orders_total: int = 0

    @property
    def applications_hidden(self) -> int:
        return self.applications_total - len(self.applications)

    @property
    def orders_hidden(self) -> int:
        return self.orders_total - len(self.orders)


def desk_of(liaison: User, now: datetime, *, limit: int | None = ROWS_SHOWN) -> DeskPage:
    """What waits on the liaison's force, in open cases that are shared with it now; without a limit, every row."""
    seen_breaches = Breach.objects.visible_to(liaison).filter(case__closed_at=None)
    seen_applications = Application.objects.visible_to(liaison).filter(case__closed_at=None)
    breaches = list(with_what_breaches_name(_grouped(seen_breaches, limit)))
    applications = list(with_what_applications_name(_waiting(seen_applications, limit)))
    orders = list(with_what_orders_name(_unserved_first(orders_to_answer(liaison, now), limit)))
    cases = {row.case_id for row in breaches} | {row.case_id for row in applications} | {row.case_id for row in orders}
    clocks = late_clocks(liaison, cases, now)
    return DeskPage(
        list(_groups(breaches, [shared_breach(row, clocks, now) for row in breaches])),
        [shared_application(row, clocks, now) for row in applications],
        applications[0].total if applications else 0,  # type: ignore[attr-defined]
        [shared_order(row, clocks, now) for row in orders],
        orders[0].total if orders else 0,  # type: ignore[attr-defined]
    )


def _unserved_first(rows: OrderQuerySet, limit: int | None) -> OrderQuerySet:
    """Orders that nobody has served yet, the most dangerous first; then the others."""
    order = [F("served_at").asc(nulls_first=True), ranked("case__risk_level", RiskLevel.values).desc(), F("id").asc()]
    return rows.annotate(total=Window(Count("*"))).order_by(*order)[:limit]


def _grouped(rows: BreachQuerySet, limit: int | None) -> BreachQuerySet:
    """Open breaches and those with a warrant out, with their `group`: the most dangerous of each, then the oldest."""
    warrants = Warrant.objects.outstanding().filter(breach=OuterRef("pk"))
    group = Case(
        When(acknowledged_at=None, closed_at=None, then=Value(UNACKNOWLEDGED)),
        When(warrant_is_out=True, then=Value(WARRANT_OUT)),
        When(answered_at=None, then=Value(UNANSWERED)),
        default=Value(OTHER),
        output_field=CharField(),
    )
    listed = rows.annotate(warrant_is_out=Exists(warrants)).filter(Q(closed_at=None) | Q(warrant_is_out=True))
    order = [ranked("case__risk_level", RiskLevel.values).desc(), F("learned_at").asc(), F("id").asc()]
    placed = listed.annotate(group=group).annotate(
        place=Window(RowNumber(), partition_by="group", order_by=order),
        total=Window(Count("*"), partition_by="group"),
    )
    return (placed.filter(place__lte=limit) if limit else placed).order_by("place")


def _groups(rows: Sequence[Breach], shared: Sequence[SharedBreach]) -> Iterator[BreachGroup]:
    for key, title in TITLES.items():
        pairs = [(row, told) for row, told in zip(rows, shared, strict=True) if row.group == key]  # type: ignore[attr-defined]
        if pairs:
            yield BreachGroup(key, title, [told for _, told in pairs], pairs[0][0].total)  # type: ignore[attr-defined]


def _waiting(rows: ApplicationQuerySet, limit: int | None) -> ApplicationQuerySet:
    """Open requests on which the police must act next, the most dangerous first, then the longest asked for."""
    order = [ranked("case__risk_level", RiskLevel.values).desc(), F("first_requested_at").asc(), F("id").asc()]
    waiting = rows.open().filter(waiting_on__in=ON_POLICE)
    return waiting.annotate(total=Window(Count("*"))).order_by(*order)[:limit]
