"""Runs the clocks that count from the first request: no order of any kind (T19), no full order (T20)."""

from __future__ import annotations

from datetime import datetime

from record.case_state.state import CaseState
from record.clocks.ledger import ClockLedger
from record.vocabulary.steps import OrderKind


class RequestClocks:
    """T19 and T20 of each application. T19 waits while an order that was made before the request is in force."""

    def __init__(self, ledger: ClockLedger) -> None:
        self._ledger = ledger
        self._made: list[str] = []
        self._full = 0
        self._before: dict[str, tuple[int, int]] = {}
        self._waiting: list[str] = []

    def requested(self, application: str, at: datetime, history: CaseState) -> None:
        self._before[application] = (len(self._made), self._full)
        self._run(application, at, history)

    def appealed(self, application: str, at: datetime, history: CaseState) -> None:
        """They run again with their old starts, unless an order made since the request has answered them."""
        self._run(application, at, history)

    def _run(self, application: str, at: datetime, history: CaseState) -> None:
        orders, full = self._before[application]
        if self._full == full:
            since = history.applications[application].first_requested_at
            self._ledger.start("T20", application, at, since=since)
        if len(self._made) == orders and application not in self._waiting:
            self._waiting.append(application)

    def order_made(self, label: str, kind: OrderKind, at: datetime) -> None:
        """An order answers every request before it, for good."""
        self._made.append(label)
        self._waiting.clear()
        self._ledger.answer_everywhere(("T19",), at)
        if kind is OrderKind.FULL:
            self._full += 1
            self._ledger.answer_everywhere(("T20",), at)

    def over(self, application: str, at: datetime) -> None:
        """The application is determined, or its appeal dismissed."""
        self._ledger.answer(("T19", "T20"), application, at)
        if application in self._waiting:
            self._waiting.remove(application)

    def settle(self, at: datetime, history: CaseState) -> None:
        """Start what waited for an earlier order, once none is in force; one whose end nobody knows is none."""
        for application in list(self._waiting):
            earlier = (history.orders[label] for label in self._made[: self._before[application][0]])
            if not any(order.last_day_known and order.in_force(at) for order in earlier):
                since = history.applications[application].first_requested_at
                self._ledger.start("T19", application, at, since=since)
                self._waiting.remove(application)
