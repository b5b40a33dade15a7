"""Due moments: when a clock reaches each level and escalation step as risk, thresholds and pauses change."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil
from typing import Final

from casework.dates.rules.london_time import local_day, midnight
from risk.thresholds.rules.limits import LEVELS, RUNNING, EscalationStep, Limit, Thresholds, Unit
from risk.working_days.rules import WorkingDays

WORKING_DAYS_BETWEEN_STEPS: Final = 2


@dataclass(frozen=True)
class ClockRun:
    """One running measure of one rule on one subject.

    Limits count from `started_at`; nothing is reached before `opened_at` (later only where a refiled
    application or a reopened case takes up an old start), nor once it is `closed_at` or has ended by itself at
    `ends_at`. `target` is the day that the rule looks at, if any. `pauses` are moments with the days that each adds.
    """

    rule: str
    subject: str
    started_at: datetime
    opened_at: datetime
    target: date | None = None
    closed_at: datetime | None = None
    ends_at: datetime | None = None
    pauses: tuple[tuple[datetime, int], ...] = ()

    def closed(self, at: datetime) -> ClockRun:
        return replace(self, closed_at=at)

    def runs_until(self) -> datetime | None:
        ends = [moment for moment in (self.closed_at, self.ends_at) if moment is not None]
        return min(ends, default=None)

    @property
    def key(self) -> tuple[str, str, datetime, datetime]:
        return (self.rule, self.subject, self.started_at, self.opened_at)


@dataclass(frozen=True)
class RiskPeriod:
    """The risk level and the thresholds in force from a moment until the next regime."""

    since: datetime
    risk_level: str
    thresholds: Thresholds


@dataclass(frozen=True)
class DueMoment:
    """A level (`step` None) or an escalation step that a clock reaches, and when."""

    name: str
    at: datetime
    step: EscalationStep | None = None


@dataclass(frozen=True)
class ClockDueMoments:
    """A clock with every level and step that it reaches."""

    clock: ClockRun
    marks: list[DueMoment]


@dataclass(frozen=True)
class _Stretch:
    """A time in which neither the risk level nor the thresholds nor the pauses change."""

    since: datetime
    until: datetime | None
    limit: Limit
    ladder: tuple[EscalationStep, ...]
    extensions: Mapping[str, int]


def due_moments(clock: ClockRun, regimes: Sequence[RiskPeriod], calendar: WorkingDays) -> list[DueMoment]:
    """Every level and step that the clock reaches while it runs, past or to come, as things stand now."""
    measure = _Measure(clock, tuple(_stretches(clock, regimes, calendar)), calendar)
    reached = [mark for level in LEVELS if (mark := measure.level(level))]
    red = next((mark for mark in reached if mark.name == "red"), None)
    return [*reached, *measure.steps(red.at)] if red else reached


def _stretches(clock: ClockRun, regimes: Sequence[RiskPeriod], calendar: WorkingDays) -> Iterator[_Stretch]:
    """The stretches of a clock's life, oldest first; what changes after its end cannot matter to it."""
    longer = _lengthened(clock, regimes, calendar)
    end = clock.runs_until()
    sinces = [regime.since for regime in regimes]
    changes = {*sinces[bisect_right(sinces, clock.opened_at) :], *(at for at, _ in clock.pauses)}
    later = (at for at in changes if at > clock.opened_at and (end is None or at < end))
    bounds = sorted({clock.opened_at, *later})
    for since, until in zip(bounds, [*bounds[1:], None], strict=True):
        regime = regimes[bisect_right(sinces, since) - 1]
        extensions = {level: sum(days for at, days in longer[level] if at <= since) for level in LEVELS}
        limit = regime.thresholds.limit(clock.rule, regime.risk_level)
        yield _Stretch(since, until, limit, regime.thresholds.ladder, extensions)


def _lengthened(
    clock: ClockRun, regimes: Sequence[RiskPeriod], calendar: WorkingDays
) -> dict[str, list[tuple[datetime, int]]]:
    """For each level the pauses that lengthen its limit: those that came before it was over by what held then."""
    found: dict[str, list[tuple[datetime, int]]] = {level: [] for level in LEVELS}
    sinces = [regime.since for regime in regimes]
    for at, days in clock.pauses:
        regime = regimes[bisect_right(sinces, at) - 1]
        limit = regime.thresholds.limit(clock.rule, regime.risk_level)
        for level, longer in found.items():
            count = limit.at(level)
            extended = sum(days for _, days in longer)
            if count is None or _over(clock, limit.unit, Fraction(count + extended), calendar) >= at:
                longer.append((at, days))
    return found


def _over(clock: ClockRun, unit: Unit, count: Fraction, calendar: WorkingDays) -> datetime:
    """When `count` of a running unit is over; part working days are rounded up."""
    if unit is Unit.WORKING_DAYS:
        return calendar.over_at(clock.started_at, ceil(count))
    return clock.started_at + float(count) * timedelta(hours=1 if unit is Unit.HOURS else 24)


@dataclass(frozen=True)
class _Measure:
    """One clock, held against the stretches of its life."""

    clock: ClockRun
    stretches: tuple[_Stretch, ...]
    calendar: WorkingDays

    def level(self, level: str) -> DueMoment | None:
        at = self._first((each, self._due(level, each)) for each in self.stretches)
        return DueMoment(level, at) if at else None

    def steps(self, red_at: datetime) -> Iterator[DueMoment]:
        """The escalation steps after red. What lengthens the limit of red lengthens them."""
        after = [each for each in self.stretches if each.until is None or each.until > red_at]
        for position, step in enumerate(after[0].ladder):
            by_limit = ((each, self._step_due(step, each)) for each in after)
            by_rank = ((each, self._next_step_due(red_at, position)) for each in after)
            at = self._first(by_limit if after[0].limit.unit in RUNNING else by_rank)
            if at:
                yield DueMoment(f"step_{step.number}", max(at, red_at), step)

    def _first(self, dues: Iterable[tuple[_Stretch, datetime | None]]) -> datetime | None:
        """The first due moment that falls within its own stretch, if the clock still runs by then."""
        end = self.clock.runs_until()
        for stretch, due in dues:
            at = max(due, stretch.since) if due else None
            if at and (stretch.until is None or at < stretch.until):
                return at if end is None or at < end else None
        return None

    def _due(self, level: str, stretch: _Stretch) -> datetime | None:
        """When a level is over by the limits of one stretch; None if never."""
        count, unit = stretch.limit.at(level), stretch.limit.unit
        if count is None:
            return None
        if unit in RUNNING:
            return _over(self.clock, unit, Fraction(count + stretch.extensions[level]), self.calendar)
        if unit is Unit.AT_ONCE or (unit is Unit.WORKING_DAYS_BEFORE and level == "amber"):
            return self.clock.started_at
        return self._by_target(unit, count)

    def _by_target(self, unit: Unit, count: int) -> datetime | None:
        """When a rule that looks at a day rather than at elapsed time is over; never while nobody knows the day."""
        if unit is Unit.CALENDAR_DAYS:
            return midnight(local_day(self.clock.started_at) + timedelta(days=count))
        target = self.clock.target
        if target is None:
            return None
        if unit is Unit.WORKING_DAYS_AHEAD:
            one_more = self.calendar.nth_after(local_day(self.clock.started_at), count + 1)
            return self.clock.started_at if one_more <= target else None
        if unit is Unit.WORKING_DAYS_BEFORE:
            return midnight(self.calendar.nth_before(target, count))
        return midnight(target - timedelta(days=count))

    def _step_due(self, step: EscalationStep, stretch: _Stretch) -> datetime | None:
        red, unit = stretch.limit.red, stretch.limit.unit
        if red is None:
            return None
        return _over(self.clock, unit, (red + stretch.extensions["red"]) * step.times, self.calendar)

    def _next_step_due(self, red_at: datetime, position: int) -> datetime:
        """For rules without a running limit: one step further for every two working days after red."""
        return self.calendar.over_at(red_at, WORKING_DAYS_BETWEEN_STEPS * position) if position else red_at
