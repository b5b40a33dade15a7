"""The review cadence: by when each risk level is reviewed again, as shipped or as set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from accounts.rules import RuleViolation
from risk.thresholds.rules.limits import RISK_LEVELS
from risk.working_days.rules import ENGLAND_AND_WALES, ONE_DAY

ACCEPTANCE: Final = "acceptance"
"""The first review of a case, counted in working days from the day it was opened."""
CADENCES: Final = (*RISK_LEVELS, ACCEPTANCE)
SHIPPED: Final[Mapping[str, int]] = {"standard": 56, "medium": 28, "high": 14, "very_high": 3, ACCEPTANCE: 2}
"""Days to the next review at each level (practice.md 5.3)."""
LONGEST: Final = 365


@dataclass(frozen=True)
class Cadence:
    """How many days an organisation lets pass between two reviews, by level; working days for acceptance."""

    days: Mapping[str, int] = field(default_factory=lambda: SHIPPED)

    def next_review(self, level: str, day: date) -> date:
        """The day by which a level that was set on a day is looked at again."""
        return day + timedelta(days=self.days[level])

    def first_review(self, opened_on: date) -> date:
        return ENGLAND_AND_WALES.nth_after(opened_on, self.days[ACCEPTANCE])

    def latest_allowed(self, level: str, reviewed_on: date, *, today: date) -> date:
        """The last day that needs no words of its own: a review told late still has tomorrow."""
        return max(self.next_review(level, reviewed_on), today + ONE_DAY)


@dataclass(frozen=True)
class Cadences:
    """Every setting that an organisation has made: from which day on, for which level, how many days."""

    settings: Sequence[tuple[date, str, int]] = ()

    def on(self, day: date) -> Cadence:
        """What holds on a day; the shipped days where nothing was set."""
        held = sorted(each for each in self.settings if each[0] <= day)
        return Cadence({**SHIPPED, **{level: days for _, level, days in held}})


def cadence_words(cadence: Cadence) -> str:
    """What stands beside the question for the next review."""
    named = [(level.replace("_", " "), cadence.days[level]) for level in reversed(RISK_LEVELS)]
    first, *rest = [f"within {days} days at {level}" for level, days in named]
    others = ", ".join(f"{each.removeprefix('within ').replace(' days', '')}" for each in rest)
    return f"Leave it empty for the organisation's setting: {first} risk, {others}."


def check_next_review(day: date, *, today: date, latest: date, why_later: str) -> None:
    """The next review lies ahead, within a year; later than the cadence needs it says why."""
    if day <= today:
        raise RuleViolation("The next review is on a day after today.", field="next_review_on")
    if day > today + timedelta(days=LONGEST):
        raise RuleViolation("The next review is within a year. Check the year.", field="next_review_on")
    if day > latest and not why_later.strip():
        on = f"{latest.day} {latest:%B %Y}"
        sentence = f"At this level your organisation reviews the risk by {on}. Say why a later day will do."
        raise RuleViolation(sentence, field="later_reason")


def check_cadence(name: str, days: int, others: Mapping[str, int]) -> None:
    """A number of days from 1 to a year, and a higher risk is never looked at less often than a milder one."""
    if name not in CADENCES:
        raise RuleViolation("There is no such setting.", field="days")
    if not 1 <= days <= LONGEST:
        raise RuleViolation(f"Enter a whole number from 1 to {LONGEST}.", field="days")
    new = {**others, name: days}
    for milder, higher in pairwise(RISK_LEVELS):
        if name in (milder, higher) and new[higher] > new[milder]:
            words = f"{higher.replace('_', ' ').capitalize()} risk is looked at at least as often as {milder}"
            raise RuleViolation(f"{words}: {new[milder]} days.", field="days")
