"""The clocks of one case while a replay goes on: starts, ends, pauses and resumes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from casework.dates.rules.london_time import local_day
from risk.clocks.rules.due_moments import ClockRun
from risk.working_days.rules import ENGLAND_AND_WALES

PAUSED: Final = frozenset({"T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9", "T17"})
LONGEST_PAUSE: Final = 10
"""Working days (practice.md 2.3, rule 4)."""


class ClockLedger:
    """Every clock of a case by its rule and subject: those that run, and those that have ended."""

    def __init__(self) -> None:
        self._running: dict[tuple[str, str], ClockRun] = {}
        self._stopped: dict[tuple[str, str], ClockRun] = {}
        self._ended: list[ClockRun] = []
        self._paused_until: dict[tuple[str, str], date] = {}

    def clocks(self) -> list[ClockRun]:
        """Every clock that ran at all, each with the moment that ended it, if one has."""
        ends = ((clock, clock.runs_until()) for clock in (*self._ended, *self._running.values()))
        return [clock for clock, end in ends if end is None or end > clock.opened_at]

    def runs(self, rule: str, subject: str) -> bool:
        return (rule, subject) in self._running

    def start(
        self,
        rule: str,
        subject: str,
        at: datetime,
        *,
        since: datetime | None = None,
        target: date | None = None,
    ) -> None:
        """Start a clock unless it runs already: the older start counts."""
        key = (rule, subject)
        if key not in self._running:
            self._paused_until.pop(key, None)
            self._running[key] = ClockRun(rule, subject, started_at=since or at, opened_at=at, target=target)

    def answer(self, rules: Iterable[str], subject: str, at: datetime) -> None:
        """End clocks of a subject by an event."""
        for rule in rules:
            if clock := self._running.pop((rule, subject), None):
                self._ended.append(clock.closed(at))

    def answer_everywhere(self, rules: Iterable[str], at: datetime) -> None:
        """End the clocks of a rule whatever their subjects."""
        wanted = frozenset(rules)
        for rule, subject in [key for key in self._running if key[0] in wanted]:
            self.answer((rule,), subject, at)

    def lapse(self, rules: Iterable[str], subject: str, at: datetime) -> None:
        """End clocks of a subject with a day that is over, told by nobody; what stands stopped does not run again."""
        for rule in rules:
            self._stopped.pop((rule, subject), None)
            if clock := self._running.pop((rule, subject), None):
                self._ended.append(replace(clock, ends_at=at))

    def stop(self, at: datetime) -> None:
        """End everything that runs, and keep it in mind."""
        self._stopped = dict(self._running)
        self._ended += [clock.closed(at) for clock in self._running.values()]
        self._running.clear()

    def resume(self, at: datetime, may_run: Callable[[ClockRun], bool]) -> None:
        """Run again what was stopped, from now on and counted from its old start: nothing grew younger meanwhile."""
        for key, clock in self._stopped.items():
            if may_run(clock):
                self._running[key] = replace(clock, opened_at=max(clock.opened_at, at))
        self._stopped = {}

    def pause(self, application: str, at: datetime, until: date) -> None:
        """Lengthen the clocks that run; to each of them a day counts once, however often it is paused."""
        for key, clock in self._running.items():
            if clock.subject == application and clock.rule in PAUSED:
                begins = max(local_day(at), self._paused_until.get(key, local_day(at)))
                last = min(until, ENGLAND_AND_WALES.nth_after(begins, LONGEST_PAUSE))
                days = ENGLAND_AND_WALES.between(begins, last)
                self._running[key] = replace(clock, pauses=(*clock.pauses, (at, days)))
                self._paused_until[key] = max(begins, until)
