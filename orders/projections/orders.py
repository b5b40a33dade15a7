"""Writes the projections of orders and conditions."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from accounts.people.models import User
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.orders.models import Condition, Order
from orders.orders.models import OrderStatus as Status
from orders.projections.rows import ProjectionRows, StoredRows
from record.case_state import state
from record.projections.projection import CaseProjection


def write_orders(
    changed: Sequence[CaseProjection],
    applications: Mapping[Hashable, Application],
    stored: StoredRows,
    by: User | None,
) -> dict[Hashable, Order]:
    rows = ProjectionRows(stored.orders, lambda row: (row.case_id, row.label))
    for each in changed:
        for label, order in each.history.orders.items():
            made_on = local_day(order.made_at)
            fixed = {
                **each.of,
                "label": label,
                "application": applications[each.case.pk, order.application],
                "kind": order.kind.value,
                "court": order.court,
                "made_at": order.made_at,
                "made_on": made_on,
                "floor_years": each.history.law.number("floor_years", made_on),
            }
            values = {"force_id": stored.forces.key(order.force), **_order_values(order)}
            rows.sync((each.case.pk, label), fixed, values)
    return rows.write(by)


def _status(order: state.OrderState) -> Status:
    if order.quashed_at:
        return Status.QUASHED
    if order.discharged_at:
        return Status.DISCHARGED
    if order.replaced_at:
        return Status.ENDED
    return Status.SERVED if order.served_at else Status.MADE


def _order_values(order: state.OrderState) -> dict[str, Any]:
    return {
        "status": _status(order).value,
        "last_day": order.last_day,
        "last_day_known": order.last_day_known,
        "protects": list(order.protects),
        "served_at": order.served_at,
        "on_register": order.on_register,
        "register_ended_at": order.register_ended_at,
        "victim_told_at": order.victim_told_at,
        "notified_at": order.notified_at,
        "renewal_reviewed_at": order.renewal_reviewed_at,
        "discharged_at": order.discharged_at,
        "quashed_at": order.quashed_at,
        "ended_at": order.ended_at,
        "version": order.version,
    }


def write_conditions(
    changed: Sequence[CaseProjection], orders: Mapping[Hashable, Order], stored: StoredRows, by: User | None
) -> dict[Hashable, Condition]:
    rows = ProjectionRows(stored.conditions, lambda row: (row.order_id, row.label))
    for each in changed:
        for order in each.history.orders.values():
            owner = orders[each.case.pk, order.label]
            for label, condition in order.conditions.items():
                fixed = {
                    **each.of,
                    "order": owner,
                    "label": label,
                    "kind": condition.kind.value,
                    "text": condition.text,
                    "due_on": condition.due_on,
                    "locality": condition.locality,
                    "first_day": condition.first_day,
                    "last_day": condition.last_day,
                }
                values = {"evidenced_at": order.evidenced.get(label), "removed_at": order.removed.get(label)}
                rows.sync((owner.pk, label), fixed, values)
    return rows.write(by)
