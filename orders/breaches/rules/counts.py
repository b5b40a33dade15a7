"""Counts breaches by the condition that they broke, so that the pattern and the useless condition are seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

NOT_KNOWN: Final = "Condition not known, or several"


@dataclass(frozen=True)
class CountedBreach:
    """One breach: what was broken (empty if nobody knows), and when it happened."""

    order: str
    condition: str
    text: str
    happened_at: datetime


@dataclass(frozen=True)
class ConditionCount:
    """How often one condition was broken, and when last."""

    order: str
    condition: str
    text: str
    times: int
    last_at: datetime


def by_condition(breaches: Iterable[CountedBreach]) -> list[ConditionCount]:
    """The most often broken first, then the latest; what was broken of no known condition is counted too."""
    found: dict[tuple[str, str], list[CountedBreach]] = {}
    for each in breaches:
        found.setdefault((each.order, each.condition), []).append(each)
    counts = [
        ConditionCount(order, condition, rows[0].text or NOT_KNOWN, len(rows), max(row.happened_at for row in rows))
        for (order, condition), rows in found.items()
    ]
    return sorted(counts, key=lambda each: (-each.times, -each.last_at.timestamp(), each.order, each.condition))
