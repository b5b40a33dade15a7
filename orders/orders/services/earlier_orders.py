"""Finds other orders that stand against the same perpetrator: a new one must not contradict them (SPA 2019 s.2(6))."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from accounts.people.models import User
from accounts.trail.page_look import tells_of
from casework.cases.models.case import Case
from orders.applications.models.application import Application
from orders.orders.models import Condition, Order, OrderKindChoices


@dataclass(frozen=True)
class OrdersAgainst:
    """The orders that the user may read, and whether there are others of which nothing more is said."""

    readable: list[Order] = field(default_factory=list)
    others: bool = False

    def __bool__(self) -> bool:
        return bool(self.readable) or self.others


def orders_against(
    case: Case, *, user: User, on: date, but: Order | None = None, beside: Application | None = None
) -> OrdersAgainst:
    """Orders in force against the perpetrator of a case, in this case and others of the same service.

    `but` is the order that is looked at; the interim orders of `beside` end with what it becomes, so they are not told.
    Of a case that the user may not see nothing comes out but that there is an order: no client, no condition, no team.
    """
    rows = Order.objects.filter(organisation_id=case.organisation_id, case__perpetrator_id=case.perpetrator_id)
    rows = rows.in_force(on)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    if beside is not None:
        rows = rows.exclude(application=beside, kind=OrderKindChoices.INTERIM)
    cases = dict(rows.values_list("pk", "case__public_id"))
    ids = set(cases)
    conditions = Prefetch("conditions", Condition.objects.filter(removed_at=None).order_by("id"))
    seen = Order.objects.visible_to(user).filter(pk__in=ids) if ids else Order.objects.none()
    readable = list(seen.select_related("case").prefetch_related(conditions).order_by("-made_at", "-id"))
    tells_of(cases[pk] for pk in ids - {each.pk for each in readable})
    return OrdersAgainst(readable, others=len(readable) < len(ids))
