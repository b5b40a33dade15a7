"""Reads what happened since an order was made: nobody decides about a renewal without it in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from accounts.people.models import User
from casework.codes.rules.codes import BEHAVIOURS
from casework.dates.rules.london_time import midnight
from casework.incidents.models.incident import Incident
from orders.breaches.models.breach import Breach
from orders.orders.models import Order

SHOWN: Final = 10


@dataclass(frozen=True)
class IncidentSinceGrant:
    """One incident in a line."""

    incident: Incident
    what: str


@dataclass(frozen=True, kw_only=True)
class SinceGrant:
    """Counts and the latest of each; the risk as it is judged now."""

    incident_count: int
    incidents: list[IncidentSinceGrant]
    breach_count: int
    open_breaches: int
    breaches: list[Breach]
    risk_level: str


def since_grant(order: Order, user: User) -> SinceGrant:
    """Incidents that happened and breaches of this order since the day on which it was made."""
    rows = Incident.objects.visible_to(user).filter(case=order.case, happened_at__gte=midnight(order.made_on))
    breaches = list(Breach.objects.visible_to(user).filter(order=order).order_by("-happened_at", "-id"))
    latest = rows.order_by("-happened_at", "-id")[:SHOWN]
    return SinceGrant(
        incident_count=rows.count(),
        incidents=[IncidentSinceGrant(each, _what(each)) for each in latest],
        breach_count=len(breaches),
        open_breaches=sum(each.closed_at is None for each in breaches),
        breaches=breaches[:SHOWN],
        risk_level=order.case.risk_level,
    )


def _what(incident: Incident) -> str:
    return "; ".join(BEHAVIOURS[code].words for code in incident.behaviours if code in BEHAVIOURS)
