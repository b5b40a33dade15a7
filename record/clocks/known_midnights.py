"""Midnights known beforehand at which something ends by itself: last days, hearings, condition days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from heapq import heappop, heappush

from casework.dates.rules.london_time import midnight


class WhatEnds(StrEnum):
    """What is over."""

    ORDER = "order"
    HEARING = "hearing"
    CONDITION = "condition"


@dataclass(frozen=True, order=True)
class KnownMidnight:
    """The first moment after a day, and of which order, application or condition (its clock's subject) it was."""

    at: datetime
    what: WhatEnds
    label: str


class KnownMidnights:
    """The turns to come, the next first. One that has become wrong (a renewal) is told apart when it comes."""

    def __init__(self) -> None:
        self._heap: list[KnownMidnight] = []

    def add(self, what: WhatEnds, label: str, last_day: date) -> None:
        heappush(self._heap, KnownMidnight(midnight_after(last_day), what, label))

    def until(self, at: datetime | None) -> Iterator[list[KnownMidnight]]:
        """Those that come up to a moment, or all of them, together where they come together."""
        while self._heap and (at is None or self._heap[0].at <= at):
            now = self._heap[0].at
            found: list[KnownMidnight] = []
            while self._heap and self._heap[0].at == now:
                found.append(heappop(self._heap))
            yield found


def midnight_after(day: date) -> datetime:
    """The first moment after a day in London."""
    return midnight(day + timedelta(days=1))
