"""Runs the clocks of an order's own life: service, the client told, notification, requirements, its last day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from casework.dates.rules.london_time import midnight
from record.case_state.state import ApplicationState, CaseState, OrderState
from record.clocks.known_midnights import KnownMidnights, WhatEnds, midnight_after
from record.clocks.ledger import ClockLedger
from record.events import events
from record.vocabulary.steps import ConditionKind, OrderKind, OrderStep

ANSWERS: Final[dict[OrderStep, tuple[str, ...]]] = {
    OrderStep.SERVED: ("T11",),
    OrderStep.VICTIM_TOLD: ("T12",),
    OrderStep.NOTIFIED: ("T13",),
    OrderStep.RENEWED: ("T15", "T16"),
    OrderStep.LAST_DAY_FOUND: ("T15",),
    OrderStep.NOT_RENEWING_REVIEWED: ("T16",),
    OrderStep.DISCHARGED: ("T15", "T16"),
    OrderStep.QUASHED: ("T15", "T16"),
}
DUTIES: Final = ("T11", "T12", "T13")
"""With the requirements (T14), what ends when the order does."""


def lost_order(application: str, order: str) -> str:
    """The subject of T18 for a full order that a court has ended; its id in a case file is the order's."""
    return f"{application}/{order}"


def requirement(order: OrderState, condition: str) -> str:
    """The subject of T14."""
    return f"{order.label}/{condition}"


class OrderClocks:
    """T11 to T16 of every order, and T18 of those that a court has ended."""

    def __init__(self, ledger: ClockLedger, turns: KnownMidnights) -> None:
        self._ledger = ledger
        self._turns = turns
        self._interims: dict[str, list[str]] = defaultdict(list)
        self._carried: dict[str, list[str]] = defaultdict(list)
        self._carried_on: set[str] = set()

    def made(self, order: OrderState, at: datetime, history: CaseState) -> None:
        """Begin to watch an order. A full one ends the interim orders of its application, but not his duty to notify.

        The T13 of an interim order goes on under the full order that takes its place.
        """
        if order.kind is OrderKind.FULL:
            self._carry(order)
            self.determined(order.application, at, history)
        else:
            self._interims[order.application].append(order.label)
        for rule in ("T11", "T12"):
            self._ledger.start(rule, order.label, at)
        self._watch_days(order, at)

    def _carry(self, order: OrderState) -> None:
        running = [each for each in self._interims[order.application] if self._ledger.runs("T13", each)]
        self._carried[order.label] = running
        self._carried_on.update(running)

    def determined(self, application: str, at: datetime, history: CaseState) -> None:
        """The interim orders of an application end with it."""
        for label in self._interims[application]:
            for rules, subject in self._ending(history.orders[label]):
                self._ledger.answer(rules, subject, at)

    def step(self, content: events.OrderEvent, order: OrderState, at: datetime, history: CaseState) -> None:
        """Answer and start what one step of an order answers and starts."""
        self._ledger.answer(ANSWERS.get(content.step, ()), order.label, at)
        match content.step:
            case OrderStep.SERVED | OrderStep.REGISTER_ENDED:
                self._duty(order, at)
            case OrderStep.NOTIFIED:
                self._notified(order, at)
            case OrderStep.REQUIREMENT_EVIDENCED:
                self._ledger.answer(("T14",), requirement(order, content.condition), at)
            case OrderStep.VARIED:
                self._varied(order, content.ended, at)
            case OrderStep.RENEWED | OrderStep.LAST_DAY_FOUND:
                self._watch_days(order, at)
                self._end_if_over(order, at)
            case OrderStep.DISCHARGED | OrderStep.QUASHED:
                self._ended_by_court(order, at)
            case _:
                pass

    def _duty(self, order: OrderState, at: datetime) -> None:
        """The duty to notify begins with service while the order is in force (SPA 2019 s.9).

        Not while he notifies as a sex offender: it begins when that ends. Not under a full order that follows an
        interim order under which he had it.
        """
        in_force = order.duty_began_in_force or order.in_force(at)
        if order.must_notify and not order.follows_served_interim and in_force:
            self._ledger.start("T13", order.label, at)

    def _notified(self, order: OrderState, at: datetime) -> None:
        for label in self._carried.get(order.label, ()):
            self._ledger.answer(("T13",), label, at)

    def _varied(self, order: OrderState, ended: Iterable[str], at: datetime) -> None:
        for label in ended:
            self._ledger.answer(("T14",), requirement(order, label), at)
        self._watch_requirements(order, at)

    def _watch_days(self, order: OrderState, at: datetime) -> None:
        """Watch the last day as it is known now, and what is unmet: anew, if it had stopped with the order's end."""
        self._watch_requirements(order, at)
        if order.last_day is not None:
            self._turns.add(WhatEnds.ORDER, order.label, order.last_day)
            if order.kind is OrderKind.FULL and order.in_force(at):
                self._ledger.start("T16", order.label, at, target=order.last_day)

    def _watch_requirements(self, order: OrderState, at: datetime) -> None:
        if not order.in_force(at):
            return
        settled = order.evidenced.keys() | order.removed.keys()
        for label, condition in order.conditions.items():
            if label not in settled and condition.kind is ConditionKind.POSITIVE_REQUIREMENT and condition.due_on:
                self._watch_requirement(requirement(order, label), condition, at)

    def _watch_requirement(self, subject: str, condition: events.ConditionFacts, at: datetime) -> None:
        due = midnight(condition.due_on) if condition.due_on else at
        opens_at, last_day = max(due, at), condition.last_day
        if last_day is not None and midnight_after(last_day) <= opens_at:
            return
        self._ledger.start("T14", subject, opens_at, since=due)
        if last_day is not None:
            self._turns.add(WhatEnds.CONDITION, subject, last_day)

    def _ended_by_court(self, order: OrderState, at: datetime) -> None:
        for rules, subject in self._ending(order):
            self._ledger.answer(rules, subject, at)
        if order.kind is OrderKind.FULL:
            self._ledger.start("T18", lost_order(order.application, order.label), at)

    def _end_if_over(self, order: OrderState, at: datetime) -> None:
        """A last day that is found out late ends what runs when it is told."""
        if not order.in_force(at):
            for rules, subject in self._ending(order):
                self._ledger.answer(rules, subject, at)

    def run_out(self, order: OrderState, at: datetime) -> None:
        """End what ends with an order at the end of its last day, unless it was renewed by then."""
        if not order.in_force(at):
            for rules, subject in self._ending(order):
                self._ledger.lapse(rules, subject, at)

    def condition_over(self, subject: str, at: datetime) -> None:
        self._ledger.lapse(("T14",), subject, at)

    def _ending(self, order: OrderState) -> Iterator[tuple[tuple[str, ...], str]]:
        """The clocks that end with an order; a notification that goes on under a full order ends with that one."""
        yield DUTIES if order.label not in self._carried_on else ("T11", "T12"), order.label
        for label in self._carried.get(order.label, ()):
            yield ("T13",), label
        for label in order.conditions:
            yield ("T14",), requirement(order, label)

    def reviewed(self, application: str, at: datetime, history: CaseState) -> None:
        """A review of the application also answers the loss of its order."""
        for order in history.orders_of(application):
            self._ledger.answer(("T18",), lost_order(application, order.label), at)

    def settle_interim(self, application: ApplicationState, at: datetime, history: CaseState) -> None:
        """Measure the interim order that ends last against the next hearing (T15); one that has run out too."""
        interims = [history.orders[label] for label in self._interims[application.label]]
        measured = _ends_last(interims) if application.is_open else None
        gap = measured is not None and _leaves_gap(measured, application.next_hearing(at))
        for order in interims:
            if order is not measured or not gap:
                self._ledger.answer(("T15",), order.label, at)
        if measured is not None and gap:
            self._ledger.start("T15", measured.label, at, target=measured.last_day)


def _ends_last(interims: Iterable[OrderState]) -> OrderState | None:
    """Of those that no court has ended the one that ends last, of two the earlier made; unknown last days come last."""
    standing = [order for order in interims if not order.discharged_at and not order.quashed_at]
    return max(standing, key=lambda order: order.last_day or date.min, default=None)


def _leaves_gap(order: OrderState, hearing_on: date | None) -> bool:
    """Whether it ends before the next hearing, or before nobody knows when; or nobody knows when it ends."""
    return hearing_on is None or order.last_day is None or hearing_on > order.last_day
