"""Finds the pattern of conduct in what happened: kinds over time, shrinking gaps, new methods, bursts around dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from casework.codes.rules.codes import BEHAVIOURS, GROUPS
from casework.dates.rules.london_time import local_day

MOST_COLUMNS: Final = 12
LATEST_GAPS: Final = 5
LEAST_BEFORE: Final = 3
AROUND: Final = timedelta(days=7)
LEAST_IN_A_BURST: Final = 3
TIMES_THE_USUAL: Final = 2
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class PatternIncident:
    """Something that was done: when, by which behaviours, how often. A series has its first and its last moment."""

    first: datetime
    last: datetime
    behaviours: tuple[str, ...]
    count: int = 1


@dataclass(frozen=True)
class PatternMark:
    """A day on which a court sat or something came of an order, in words."""

    on: date
    words: str


@dataclass(frozen=True)
class BehaviourCounts:
    """One kind of behaviour with how often it was done in each column."""

    words: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class FirstUse:
    """A way of doing it that had not been seen before."""

    on: date
    words: str
    is_new_kind: bool


@dataclass(frozen=True)
class PatternBurst:
    """More than usual within a week of a date."""

    mark: PatternMark
    count: int


@dataclass(frozen=True)
class ConductPattern:
    """The pattern of one case; `columns` are the first days of equal stretches of time, `step` names their length."""

    happenings: int
    acts: int
    first: date | None = None
    last: date | None = None
    step: str = "week"
    columns: tuple[date, ...] = ()
    kinds: tuple[BehaviourCounts, ...] = ()
    marks: tuple[PatternMark, ...] = ()
    gap_before: int | None = None
    gap_now: int | None = None
    first_uses: tuple[FirstUse, ...] = ()
    bursts: tuple[PatternBurst, ...] = ()

    @property
    def gaps_shrink(self) -> bool:
        return self.gap_before is not None and self.gap_now is not None and self.gap_now < self.gap_before


def pattern(happenings: Iterable[PatternIncident], marks: Iterable[PatternMark] = ()) -> ConductPattern:
    """Everything at once, in one walk over what happened."""
    told = sorted(happenings, key=lambda each: (each.last, each.first))
    if not told:
        return ConductPattern(0, 0)
    days = [local_day(each.last) for each in told]
    first = min(local_day(each.first) for each in told)
    step, columns = columns_between(first, days[-1])
    near = tuple(sorted({mark for mark in marks if first - AROUND <= mark.on}, key=lambda mark: (mark.on, mark.words)))
    before, now = gaps(days)
    return ConductPattern(
        happenings=len(told),
        acts=sum(each.count for each in told),
        first=first,
        last=days[-1],
        step=step,
        columns=columns,
        kinds=_kinds(told, columns),
        marks=near,
        gap_before=before,
        gap_now=now,
        first_uses=tuple(_first_uses(told)),
        bursts=tuple(_bursts(told, days, near)),
    )


def columns_between(first: date, last: date) -> tuple[str, tuple[date, ...]]:
    """The finest of weeks, months, quarters and years of which twelve are enough; of years as many as there are."""
    weeks = _weeks(first, last)
    if len(weeks) <= MOST_COLUMNS:
        return "week", weeks
    for step, months in (("month", 1), ("quarter", 3), ("year", 12)):
        found = _months(first, last, months)
        if len(found) <= MOST_COLUMNS or step == "year":
            return step, found[-MOST_COLUMNS:]
    raise AssertionError("years always do")


def _weeks(first: date, last: date) -> tuple[date, ...]:
    monday = first - timedelta(days=first.weekday())
    count = (last - monday).days // 7 + 1
    return tuple(monday + each * WEEK for each in range(min(count, MOST_COLUMNS + 1)))


def _months(first: date, last: date, step: int) -> tuple[date, ...]:
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    begin -= begin % step
    return tuple(date(each // 12, each % 12 + 1, 1) for each in range(begin, end + 1, step))


def _kinds(told: Sequence[PatternIncident], columns: Sequence[date]) -> tuple[BehaviourCounts, ...]:
    """The kinds that occur, most often first. One that combines kinds counts in each; a series on its last day."""
    counts: dict[str, Counter[int]] = {}
    for each in told:
        column = bisect_right(columns, local_day(each.last)) - 1
        if column < 0:
            continue
        for group in {BEHAVIOURS[code].group for code in each.behaviours if code in BEHAVIOURS}:
            counts.setdefault(group, Counter())[column] += each.count
    kinds = [
        BehaviourCounts(GROUPS[group].words, tuple(found[place] for place in range(len(columns))))
        for group, found in counts.items()
    ]
    return tuple(sorted(kinds, key=lambda kind: (-kind.total, kind.words)))


def gaps(days: Sequence[date]) -> tuple[int | None, int | None]:
    """The median days between two happenings before, and over the last five gaps; None where there is too little."""
    between = [(later - earlier).days for earlier, later in pairwise(days)]
    if len(between) < LATEST_GAPS + LEAST_BEFORE:
        return None, None
    return round(median(between[:-LATEST_GAPS])), round(median(between[-LATEST_GAPS:]))


def _first_uses(told: Sequence[PatternIncident]) -> Iterable[FirstUse]:
    """Each way of doing it when it was first seen, but for those of the very first day."""
    seen: set[str] = set()
    kinds: set[str] = set()
    began = local_day(told[0].last)
    for each in told:
        day = local_day(each.last)
        for code in sorted(set(each.behaviours) - seen):
            if code not in BEHAVIOURS:
                continue
            group = BEHAVIOURS[code].group
            if day > began:
                yield FirstUse(day, BEHAVIOURS[code].words, is_new_kind=group not in kinds)
            seen.add(code)
        kinds |= {BEHAVIOURS[code].group for code in each.behaviours if code in BEHAVIOURS}


def _bursts(
    told: Sequence[PatternIncident], days: Sequence[date], marks: Iterable[PatternMark]
) -> Iterable[PatternBurst]:
    """Dates with three or more happenings within a week on either side, and twice the usual number or more."""
    weeks = max((days[-1] - days[0]).days / 7, 1)
    usual = len(told) / weeks * 2
    for mark in marks:
        count = bisect_right(days, mark.on + AROUND) - bisect_left(days, mark.on - AROUND)
        if count >= LEAST_IN_A_BURST and count >= TIMES_THE_USUAL * usual:
            yield PatternBurst(mark, count)
