"""Decides which leave can be planned: its days, and who can cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from accounts.rules import RuleViolation

LONGEST: Final = timedelta(days=400)
COVERED_ROLES: Final = frozenset({"caseworker", "supervisor"})


@dataclass(frozen=True)
class DaysAway:
    """First and last day of a leave, both included."""

    first: date
    last: date

    def meets(self, other: DaysAway) -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, kw_only=True)
class PersonAtWork:
    """What of somebody decides about leave: role, teams, in which of them open cases are held, and days away."""

    number: int
    role: str
    teams: frozenset[int]
    with_cases: frozenset[int] = frozenset()
    can_sign_in: bool = True
    away: Sequence[DaysAway] = ()
    covers: Sequence[DaysAway] = ()


def check_days_away(days: DaysAway, today: date) -> None:
    if days.last < days.first:
        raise RuleViolation("The last day is before the first.", field="last_day")
    if days.last < today:
        raise RuleViolation("These days are over. Plan days to come.", field="last_day")
    if days.last - days.first > LONGEST:
        raise RuleViolation("That is more than a year. Hand the cases over instead.", field="last_day")


def check_person(person: PersonAtWork, days: DaysAway) -> None:
    """Whether somebody can be away then."""
    if person.role not in COVERED_ROLES:
        raise RuleViolation("Only the leave of caseworkers and supervisors is covered here.", field="person")
    if any(days.meets(other) for other in person.away):
        raise RuleViolation("A leave of this person is planned for some of these days already.", field="first_day")
    if any(days.meets(other) for other in person.covers):
        raise RuleViolation("This person covers for somebody in these days. Change that first.", field="person")


def check_cover(person: PersonAtWork, cover: PersonAtWork, days: DaysAway) -> None:
    """Whether somebody can cover: of the same role, there then, and in every team in which there are cases to cover."""
    if cover.number == person.number:
        raise RuleViolation("Nobody covers for themselves. Choose somebody else.", field="cover")
    if cover.role != person.role or not cover.can_sign_in:
        raise RuleViolation("Choose somebody of the same role who can sign in.", field="cover")
    needed = person.with_cases or person.teams
    is_in = needed <= cover.teams if person.with_cases else bool(needed & cover.teams)
    if not is_in:
        raise RuleViolation("Choose somebody who is in the same team.", field="cover")
    if any(days.meets(other) for other in cover.away):
        raise RuleViolation("This colleague is away in some of these days too.", field="cover")
