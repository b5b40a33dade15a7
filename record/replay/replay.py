"""Replays the events of a case in time order into its state and clocks, and measures what the clocks reach."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from record.case_state.folding import apply_event, by_moment
from record.case_state.state import CaseState
from record.clocks.case_clocks import CaseClocks
from record.events.events import CaseEvent
from record.law.figures import AS_SHIPPED, Law
from risk.clocks.rules.due_moments import ClockDueMoments, ClockRun, RiskPeriod, due_moments
from risk.thresholds.rules.limits import DEFAULTS, Thresholds
from risk.working_days.rules import ENGLAND_AND_WALES, WorkingDays


@dataclass(frozen=True)
class ReplayedCase:
    """A history and its clocks, as of the last event."""

    history: CaseState
    clocks: list[ClockRun]


def replay_events(events: Iterable[CaseEvent], law: Law = AS_SHIPPED, *, recorded: int = 0) -> ReplayedCase:
    """Add the events up by the figures of the law; raises EventRefused for the first that makes no sense.

    Events with the same time are all applied before anything is measured. After the last of them come the days that are
    known of: a clock that begins or ends with one of those has that moment already. What the record holds already (the
    first `recorded` events) is not asked again what is asked only of new ones: it was recorded by the rules of its day.
    """
    history, book = CaseState(law=law, recorded=recorded), CaseClocks()
    for at, group in by_moment(events):
        book.pass_to(at, history)
        for event in group:
            apply_event(history, event)
        for event in group:
            book.observe(event, history)
        book.settle(at, history)
    book.pass_to(None, history)
    return ReplayedCase(history, book.clocks())


def risk_periods(history: CaseState, thresholds: Sequence[tuple[datetime, Thresholds]]) -> list[RiskPeriod]:
    """The stretches of one risk level and one set of thresholds; the first thresholds hold from the start."""
    levels = [level.since for level in history.levels]
    changes = [since for since, _ in thresholds]
    found: list[RiskPeriod] = []
    for moment in sorted({*levels, *changes}):
        known = max(bisect_right(changes, moment), 1)
        if level := bisect_right(levels, moment):
            found.append(RiskPeriod(moment, history.levels[level - 1].level, thresholds[known - 1][1]))
    return found


def measure_clocks(
    told: ReplayedCase,
    thresholds: Sequence[tuple[datetime, Thresholds]] = (),
    calendar: WorkingDays = ENGLAND_AND_WALES,
) -> list[ClockDueMoments]:
    """What each clock reaches, by the shipped thresholds unless others are given with the moments they hold from."""
    if not told.history.levels:
        return []
    dated = thresholds or [(told.history.levels[0].since, DEFAULTS)]
    found = risk_periods(told.history, dated)
    return [ClockDueMoments(clock, due_moments(clock, found, calendar)) for clock in told.clocks]
