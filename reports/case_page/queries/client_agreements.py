"""Reads what the client of a case has agreed to, and what is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.sharing.models.agreement import Agreement


@dataclass(frozen=True)
class ClientAgreements:
    """The agreements of a case that hold today, and those that ran out or were taken back; the latest first."""

    holding: list[Agreement]
    over: list[Agreement]


def agreements(case: Case, user: User, on: date) -> ClientAgreements:
    rows = Agreement.objects.visible_to(user).filter(case=case).select_related("force", "recorded_by")
    rows = rows.order_by("-given_on", "-id")
    holding = list(rows.holding(on))
    ids = {row.pk for row in holding}
    return ClientAgreements(holding, [row for row in rows if row.pk not in ids])
