"""Tells a case's events from first to last: what they add up to and what their clocks reach."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from orders.rules.clocks import ClockBook
from orders.rules.events import Event
from orders.rules.history import apply, by_moment
from orders.rules.legal import AS_SHIPPED, Law
from orders.rules.state import History
from risk.rules.counting import ENGLAND_AND_WALES, WorkingDays
from risk.rules.limits import DEFAULTS, Thresholds
from risk.rules.marks import Clock, Measured, Regime, marks


@dataclass(frozen=True)
class Told:
    """A history and its clocks, as of the last event."""

    history: History
    clocks: list[Clock]


def tell(events: Iterable[Event], law: Law = AS_SHIPPED, *, recorded: int = 0) -> Told:
    """Add the events up by the figures of the law; raises EventRefused for the first that makes no sense.

    Events with the same time are all applied before anything is measured. After the last of them come the days that are
    known of: a clock that begins or ends with one of those has that moment already. What the record holds already (the
    first `recorded` events) is not asked again what is asked only of new ones: it was recorded by the rules of its day.
    """
    history, book = History(law=law, recorded=recorded), ClockBook()
    for at, group in by_moment(events):
        book.pass_to(at, history)
        for event in group:
            apply(history, event)
        for event in group:
            book.observe(event, history)
        book.settle(at, history)
    book.pass_to(None, history)
    return Told(history, book.clocks())


def regimes(history: History, thresholds: Sequence[tuple[datetime, Thresholds]]) -> list[Regime]:
    """The stretches of one risk level and one set of thresholds; the first thresholds hold from the start."""
    levels = [level.since for level in history.levels]
    changes = [since for since, _ in thresholds]
    found: list[Regime] = []
    for moment in sorted({*levels, *changes}):
        known = max(bisect_right(changes, moment), 1)
        if level := bisect_right(levels, moment):
            found.append(Regime(moment, history.levels[level - 1].level, thresholds[known - 1][1]))
    return found


def measure(
    told: Told,
    thresholds: Sequence[tuple[datetime, Thresholds]] = (),
    calendar: WorkingDays = ENGLAND_AND_WALES,
) -> list[Measured]:
    """What each clock reaches, by the shipped thresholds unless others are given with the moments they hold from."""
    if not told.history.levels:
        return []
    dated = thresholds or [(told.history.levels[0].since, DEFAULTS)]
    found = regimes(told.history, dated)
    return [Measured(clock, marks(clock, found, calendar)) for clock in told.clocks]
