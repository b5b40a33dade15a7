"""Whether anything protects the client, queried from rows; every page, list and letter asks here.

The rule is `record.clocks.protection_at`; here stand the same question asked of the database for many cases at once,
and what a row looks like to the rule.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Prefetch

from casework.cases.models.case import CaseQuerySet
from casework.dates.rules.london_time import midnight
from orders.conditions.models.kept import ProtectedPerson
from orders.orders.models import Order, OrderQuerySet
from orders.protection.models import OtherProtection
from record.clocks.protection_at import ClientProtection, Protector, protection_of_client
from record.events.events import CLIENT
from record.vocabulary.protection_kinds import binds, protection_words

ONE_DAY: Final = timedelta(days=1)


def protecting_client(orders: OrderQuerySet, on: date) -> OrderQuerySet:
    """Orders that protect the client for sure at the end of a day, served or not (clocks.md, «Protects the client»)."""
    return naming_client(orders.in_force(on).filter(last_day_known=True))


def naming_client(orders: OrderQuerySet) -> OrderQuerySet:
    """Orders among whose protected people she is: by the record, and by whoever said so afterwards."""
    named = ProtectedPerson.objects.filter(order=OuterRef("pk")).named_now()
    return orders.filter(protects__contains=[CLIENT]).filter(~Exists(named) | Exists(named.filter(person=None)))


def without_protection(cases: CaseQuerySet, on: date) -> CaseQuerySet:
    """Open cases whose client nothing protects for sure to the end of a day."""
    orders = protecting_client(Order.objects.filter(case=OuterRef("pk")), on)
    others = OtherProtection.objects.filter(case=OuterRef("pk")).protecting(on)
    return cases.open().exclude(Exists(orders)).exclude(Exists(others))


def with_whom_they_protect(orders: OrderQuerySet) -> OrderQuerySet:
    """Load with orders what `names_client` reads of them."""
    return orders.prefetch_related(Prefetch("protected_people", ProtectedPerson.objects.named_now()))


def names_client(order: Order) -> bool:
    """Whether an order, loaded `with_whom_they_protect`, protects the client."""
    named = list(order.protected_people.all())
    return CLIENT in order.protects and (not named or any(each.person_id is None for each in named))


def protections_of(cases: Collection[int], at: datetime) -> dict[int, ClientProtection]:
    """How the client of each case, by number, stands at a moment; the same few statements for one and for many."""
    found: dict[int, list[Protector]] = {case: [] for case in cases}
    for order in with_whom_they_protect(Order.objects.filter(case__in=cases)).order_by("pk"):
        found[order.case_id].append(_of_order(order))
    for row in OtherProtection.objects.filter(case__in=cases).order_by("pk"):
        found[row.case_id].append(_of_protection(row))
    return {case: protection_of_client(protectors, at) for case, protectors in found.items()}


def _of_order(row: Order) -> Protector:
    expires_at = midnight(row.last_day + ONE_DAY) if row.last_day else None
    return Protector(
        label=f"{row.get_kind_display()} {row.label}",
        begins_at=midnight(row.made_on),
        ends_at=min((at for at in (row.ended_at, expires_at) if at), default=None),
        last_day=row.last_day,
        last_day_known=row.last_day_known,
        names_client=names_client(row),
        is_served=row.served_at is not None,
    )


def _of_protection(row: OtherProtection) -> Protector:
    return Protector(
        label=f"{protection_words(row.kind)} {row.label}",
        begins_at=midnight(row.from_day),
        ends_at=midnight(row.last_day + ONE_DAY) if row.last_day else None,
        last_day=row.last_day,
        last_day_known=row.last_day_known,
        binds=binds(row.kind),
    )
