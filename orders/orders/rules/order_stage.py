"""Says at which stage an order is on a day: S9 to S14 of its life, from its dates and what a court is asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class OrderStage(StrEnum):
    """Where an order stands (practice.md 2.2); derived, never stored."""

    NOT_SERVED = "not_served"
    SERVED = "served"
    IN_FORCE = "in_force"
    VARIATION_PENDING = "variation_pending"
    RENEWAL_PENDING = "renewal_pending"
    DISCHARGE_PENDING = "discharge_pending"
    APPEAL_PENDING = "appeal_pending"
    EXPIRED = "expired"
    REPLACED = "replaced"
    DISCHARGED = "discharged"
    QUASHED = "quashed"


STAGE_WORDS: Final[dict[OrderStage, str]] = {
    OrderStage.NOT_SERVED: "Made, not served",
    OrderStage.SERVED: "Served, waiting for the notification",
    OrderStage.IN_FORCE: "In force",
    OrderStage.VARIATION_PENDING: "In force, variation asked for",
    OrderStage.RENEWAL_PENDING: "In force, renewal asked for",
    OrderStage.DISCHARGE_PENDING: "In force, discharge asked for",
    OrderStage.APPEAL_PENDING: "In force, appeal pending",
    OrderStage.EXPIRED: "Ran out",
    OrderStage.REPLACED: "Ended with the main decision",
    OrderStage.DISCHARGED: "Discharged",
    OrderStage.QUASHED: "Quashed on appeal",
}
OVER: Final = frozenset({OrderStage.EXPIRED, OrderStage.REPLACED, OrderStage.DISCHARGED, OrderStage.QUASHED})
STAGE_WAITS_ON: Final[dict[OrderStage, str]] = {
    OrderStage.NOT_SERVED: "police_oic",
    OrderStage.SERVED: "defendant",
    OrderStage.IN_FORCE: "police_oic",
    **dict.fromkeys(
        (
            OrderStage.VARIATION_PENDING,
            OrderStage.RENEWAL_PENDING,
            OrderStage.DISCHARGE_PENDING,
            OrderStage.APPEAL_PENDING,
        ),
        "court",
    ),
    **dict.fromkeys(OVER, "nobody"),
}
_PENDING: Final = (
    ("appeal", OrderStage.APPEAL_PENDING),
    ("discharge", OrderStage.DISCHARGE_PENDING),
    ("variation", OrderStage.VARIATION_PENDING),
    ("renewal", OrderStage.RENEWAL_PENDING),
)
"""What is pending, the gravest for the client first."""


@dataclass(frozen=True, kw_only=True)
class OrderDates:
    """The days of an order that its stage depends on; the main decision leaves an interim order `replaced`."""

    last_day: date | None
    served_on: date | None = None
    notified: bool = False
    replaced_on: date | None = None
    discharged_on: date | None = None
    quashed_on: date | None = None


def order_stage(order: OrderDates, pending: Collection[str], today: date) -> OrderStage:
    """The stage on a day. What a court is asked changes nothing until it decides: the order stays in force (s.7)."""
    if order.quashed_on is not None:
        return OrderStage.QUASHED
    if order.discharged_on is not None:
        return OrderStage.DISCHARGED
    if order.replaced_on is not None:
        return OrderStage.REPLACED
    if order.last_day is not None and order.last_day < today:
        return OrderStage.EXPIRED
    asked = next((stage for kind, stage in _PENDING if kind in pending), None)
    return asked or _in_hand(order)


def _in_hand(order: OrderDates) -> OrderStage:
    if order.served_on is None:
        return OrderStage.NOT_SERVED
    return OrderStage.IN_FORCE if order.notified else OrderStage.SERVED
