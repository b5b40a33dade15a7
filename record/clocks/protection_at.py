"""Decides whether anything protects the client at a moment, by what and until when, and what only seems to.

The clocks, the strip, the pages, the lists and the letters all ask this, so that no two of them say different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from casework.dates.rules.london_time import local_day, midnight
from record.case_state.state import CaseState, OrderState, ProtectionState
from record.events.events import CLIENT
from record.vocabulary.protection_kinds import binds


class ClientStanding(StrEnum):
    """How she stands at a moment, the best first."""

    PROTECTED = "protected"
    NOT_SERVED = "not_served"
    LAST_DAY_UNKNOWN = "last_day_unknown"
    ONLY_OTHERS = "only_others"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Protector:
    """An order or another protection, as far as it matters here.

    It holds from `begins_at` until `ends_at`, without end if that is None. `names_client` is whether she is among
    those whom it protects, `is_served` whether he has been given it, as far as he must be.
    """

    label: str
    begins_at: datetime
    ends_at: datetime | None = None
    last_day: date | None = None
    last_day_known: bool = True
    names_client: bool = True
    is_served: bool = True
    binds: bool = True

    def holds(self, at: datetime) -> bool:
        return self.binds and self.begins_at <= at and (self.ends_at is None or at < self.ends_at)

    def standing(self) -> ClientStanding:
        """What it does for her while it holds."""
        if not self.names_client:
            return ClientStanding.ONLY_OTHERS
        if not self.last_day_known:
            return ClientStanding.LAST_DAY_UNKNOWN
        return ClientStanding.PROTECTED if self.is_served else ClientStanding.NOT_SERVED


@dataclass(frozen=True)
class ClientProtection:
    """How she stands, by what (labels), and the last day of it; no last day where it has none or nobody knows it."""

    standing: ClientStanding
    by: tuple[str, ...] = ()
    until: date | None = None

    @property
    def is_in_force(self) -> bool:
        """Whether something in force protects her, served or not (clocks.md, «Protects the client»)."""
        return self.standing in IN_FORCE


IN_FORCE: Final = frozenset({ClientStanding.PROTECTED, ClientStanding.NOT_SERVED})


def protection_of_client(protectors: Iterable[Protector], at: datetime) -> ClientProtection:
    """How she stands at a moment by everything that is known of, the best that anything does for her."""
    holding = [each for each in protectors if each.holds(at)]
    for standing in ClientStanding:
        if found := [each for each in holding if each.standing() is standing]:
            return ClientProtection(standing, tuple(each.label for each in found), _until(found))
    return ClientProtection(ClientStanding.NOTHING)


def _until(found: Sequence[Protector]) -> date | None:
    days = [each.last_day for each in found]
    return None if None in days else max(day for day in days if day is not None)


def protects_client(history: CaseState, at: datetime) -> ClientProtection:
    """How she stands at a moment, by what a record said by then."""
    orders = (_of_order(each) for each in history.orders.values())
    others = (_of_protection(each) for each in history.protections.values())
    return protection_of_client([*orders, *others], at)


def _of_order(order: OrderState) -> Protector:
    return Protector(
        label=order.label,
        begins_at=midnight(local_day(order.made_at)),
        ends_at=order.ends_at,
        last_day=order.last_day,
        last_day_known=order.last_day_known,
        names_client=CLIENT in order.protects,
        is_served=order.served_at is not None,
    )


def _of_protection(protection: ProtectionState) -> Protector:
    return Protector(
        label=protection.label,
        begins_at=midnight(protection.first_day),
        ends_at=protection.ends_at,
        last_day=protection.last_day,
        last_day_known=protection.last_day_known,
        binds=binds(protection.kind),
    )
