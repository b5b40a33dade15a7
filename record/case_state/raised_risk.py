"""When a breach raises the risk level by one band, at once (clocks.md, «Raised by one band»)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from record.case_state.state import BreachState, CaseState
from risk.thresholds.rules.limits import RISK_LEVELS

URGENT: Final = frozenset({"THR-01", "THR-04", "THR-05"})
CLOSE_TOGETHER: Final = timedelta(hours=168)
SOON_AFTER_SERVICE: Final = timedelta(hours=72)


def raised_level(history: CaseState, breach: BreachState) -> str:
    """The level after a new breach: one band up if any reason holds, never more, never down."""
    position = RISK_LEVELS.index(history.level)
    raised = any(_reasons(history, breach))
    return RISK_LEVELS[min(position + raised, len(RISK_LEVELS) - 1)]


def _reasons(history: CaseState, breach: BreachState) -> Iterator[bool]:
    yield not URGENT.isdisjoint(breach.behaviours)
    known = reversed(history.breaches.values())
    yield any(abs(breach.happened_at - each.happened_at) <= CLOSE_TOGETHER for each in known)
    yield breach.order != "" and _soon_after(history.orders[breach.order].served_at, breach.happened_at)
    yield any(warrant.was_out(breach.happened_at) for each in history.breaches.values() for warrant in each.warrants)


def _soon_after(served_at: datetime | None, happened_at: datetime) -> bool:
    return served_at is not None and timedelta(0) <= happened_at - served_at <= SOON_AFTER_SERVICE
