"""How long each stage of an application lasted, from the dated steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from casework.dates.rules.london_time import local_day
from record.vocabulary.steps import TRANSITIONS, WAITING_ON, ApplicationStep
from risk.working_days.rules import ENGLAND_AND_WALES, WorkingDays

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
class ElapsedTime:
    """A time gone by, in whole days and in working days."""

    days: int
    working_days: int

    def __str__(self) -> str:
        if not self.days:
            return "less than a day"
        return f"{_count(self.days, 'day')} ({_count(self.working_days, 'working day')})"


@dataclass(frozen=True)
class ApplicationStage:
    """One stage: the number of the event that began it, and when the next one took over."""

    number: int
    step: ApplicationStep
    entered_at: datetime
    left_at: datetime | None = None

    @property
    def holder(self) -> str:
        return HOLDERS[WAITING_ON[self.step]]

    def length(self, now: datetime) -> ElapsedTime:
        return span(self.entered_at, self.left_at or now)


def span(start: datetime, end: datetime, calendar: WorkingDays = ENGLAND_AND_WALES) -> ElapsedTime:
    """Counted like the clocks: the day of the start is day 0."""
    first, last = local_day(start), local_day(end)
    return ElapsedTime(max(0, (last - first).days), calendar.between(first, last))


def stages(steps: Iterable[tuple[int, ApplicationStep, datetime]]) -> list[ApplicationStage]:
    """The stages that numbered steps led through, oldest first; steps beside the way change no stage."""
    found: list[ApplicationStage] = []
    for number, step, at in steps:
        if step not in TRANSITIONS:
            continue
        if found:
            found[-1] = replace(found[-1], left_at=at)
        found.append(ApplicationStage(number, step, at))
    return found


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
