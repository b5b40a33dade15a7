"""The timeline of an order from its making to its last day: spans, and points of what happened or is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

OPEN_END = timedelta(days=180)
"""How far past the latest day the line of an order without a last day is drawn."""


@dataclass(frozen=True, kw_only=True)
class OrderTimelinePoint:
    """One day on the line; `is_end` says that something stops there."""

    on: date
    words: str
    is_end: bool = False


@dataclass(frozen=True, kw_only=True)
class OrderTimelineSpan:
    """Days in which something holds, both inclusive; no last day means until further order, unless nobody knows it.

    `is_gap`: nothing does.
    """

    first_day: date
    last_day: date | None
    words: str
    is_gap: bool = False
    end_known: bool = True


@dataclass(frozen=True, kw_only=True)
class OrderTimeline:
    """The line: its first and last day, whether it goes on beyond, its spans, and its points from the earliest on."""

    first_day: date
    last_day: date
    is_open: bool
    today: date
    spans: tuple[OrderTimelineSpan, ...]
    points: tuple[OrderTimelinePoint, ...]

    def place(self, on: date) -> float:
        """Where a day lies, from 0 to 1; what lies outside the line stands at its end."""
        length = max((self.last_day - self.first_day).days, 1)
        return min(max((on - self.first_day).days / length, 0.0), 1.0)

    @property
    def has_today(self) -> bool:
        return self.first_day <= self.today <= self.last_day


def runway(spans: Sequence[OrderTimelineSpan], points: Sequence[OrderTimelinePoint], today: date) -> OrderTimeline:
    """The line of an order whose own days are the first span. One without end goes on past all that is known."""
    own = spans[0]
    known = [each.on for each in points] + [each.last_day for each in spans if each.last_day] + [own.first_day]
    latest = max(known)
    return OrderTimeline(
        first_day=own.first_day,
        last_day=latest if own.last_day else max(latest, today) + OPEN_END,
        is_open=own.last_day is None,
        today=today,
        spans=tuple(spans),
        points=tuple(sorted(points, key=lambda each: each.on)),
    )
