"""Reckons how long each stage of an application lasted and who held it, from the dated steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from casework.rules.london import local_day
from orders.rules.vocabulary import TRANSITIONS, WAITING_ON, Step
from risk.rules.counting import ENGLAND_AND_WALES, WorkingDays

HOLDERS: Final[dict[str, str]] = {
    "service": "our service",
    "victim": "the client",
    "police_oic": "the police, officer in the case",
    "police_authoriser": "the police, authorising officer",
    "police_legal": "the police, legal services",
    "court": "the court",
    "provider": "a provider",
    "defendant": "the perpetrator",
    "nobody": "nobody",
}
"""In a sentence: waiting on whom."""


@dataclass(frozen=True)
class Span:
    """A time gone by, in whole days and in working days."""

    days: int
    working_days: int

    def __str__(self) -> str:
        if not self.days:
            return "less than a day"
        return f"{_count(self.days, 'day')} ({_count(self.working_days, 'working day')})"


@dataclass(frozen=True)
class Stage:
    """One stage: the number of the event that began it, and when the next one took over."""

    number: int
    step: Step
    entered_at: datetime
    left_at: datetime | None = None

    @property
    def holder(self) -> str:
        return HOLDERS[WAITING_ON[self.step]]

    def length(self, now: datetime) -> Span:
        return span(self.entered_at, self.left_at or now)


def span(start: datetime, end: datetime, calendar: WorkingDays = ENGLAND_AND_WALES) -> Span:
    """Counted like the clocks: the day of the start is day 0."""
    first, last = local_day(start), local_day(end)
    return Span(max(0, (last - first).days), calendar.between(first, last))


def stages(steps: Iterable[tuple[int, Step, datetime]]) -> list[Stage]:
    """The stages that numbered steps led through, oldest first; steps beside the way change no stage."""
    found: list[Stage] = []
    for number, step, at in steps:
        if step not in TRANSITIONS:
            continue
        if found:
            found[-1] = replace(found[-1], left_at=at)
        found.append(Stage(number, step, at))
    return found


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
