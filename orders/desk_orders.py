"""What a police liaison may know of a shared order that is made and not served: these named fields and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from casework.rules.london import local_day
from orders.desk import PEOPLE, SharedCase
from orders.models import Order
from risk.rules.words import elapsed


@dataclass(frozen=True)
class UnservedOrder:
    """One such order: how long it has not been served, in words, and until when it holds."""

    case: SharedCase
    kind: str
    made_at: datetime
    not_served_for: str
    last_day: date | None


def unserved_orders(liaison: User, now: datetime) -> list[UnservedOrder]:
    """Orders for which the liaison's force answers, in open cases shared with it, the longest not served first."""
    rows = Order.objects.visible_to(liaison).filter(case__closed_at=None).unserved(local_day(now))
    return [
        UnservedOrder(
            case=_case(row),
            kind=row.get_kind_display(),
            made_at=row.made_at,
            not_served_for=elapsed(now - row.made_at),
            last_day=row.last_day,
        )
        for row in rows.select_related(*PEOPLE).order_by("made_at", "id")
    ]


def _case(row: Order) -> SharedCase:
    """The case, and through whom in the service the client is reached."""
    case, worker = row.case, row.case.caseworker
    who = (worker.get_full_name() or worker.get_username()) if worker else case.team.name
    return SharedCase(case.reference, case.victim.first_name, case.risk_level, f"{case.organisation.name}, {who}")
