"""Decides which change of a person is refused: of one's own, of the last manager, of who still holds cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from accounts.rules import RuleViolation

CASEWORKER: Final = "caseworker"
MANAGER: Final = "service_manager"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a person stands in a service: role, teams by their numbers, and days here."""

    role: str
    teams: frozenset[int]
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def mark(self) -> str:
        """What a page is drawn with: it changes whenever one of these does."""
        return "|".join((self.role, ",".join(map(str, sorted(self.teams))), str(self.starts_on), str(self.ends_on)))


@dataclass(frozen=True, kw_only=True)
class StillHeld:
    """What is in somebody's hands: open cases by team, and teams whose only supervisor they are."""

    cases: Mapping[int, int] = field(default_factory=dict)
    """How many open cases, by the number of their team."""
    only_supervisor_of: tuple[str, ...] = ()
    """Names of teams with open cases that would have no supervisor."""
    is_last_manager: bool = False

    @property
    def case_count(self) -> int:
        return sum(self.cases.values())


def check_not_oneself(*, person: int, by: int) -> None:
    """Nobody raises their own role, nor ends their own days: that is another manager's to do."""
    if person == by:
        raise RuleViolation("This is your own account. Another service manager has to change it.")


def check_days(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise RuleViolation("The last day is before the first.", field="ends_on")


def check_change(before: Standing, after: Standing, held: StillHeld) -> None:
    """Refuse what would leave a case or a service with nobody."""
    check_days(after.starts_on, after.ends_on)
    if before.role == MANAGER and held.is_last_manager:
        if after.role != MANAGER:
            raise RuleViolation(LAST_MANAGER, field="role")
        if after.ends_on:
            raise RuleViolation(LAST_MANAGER, field="ends_on")
    if held.case_count and after.role != CASEWORKER:
        raise RuleViolation(f"{cases_held(held.case_count)} Hand them over before the role changes.", field="role")
    if left := sum(count for team, count in held.cases.items() if team not in after.teams):
        raise RuleViolation(f"{cases_held(left)} They are of a team that you took away.", field="teams")
    if held.only_supervisor_of and (after.role != before.role or before.teams - after.teams):
        raise RuleViolation(_no_supervisor(held), field="teams" if after.role == before.role else "role")


def check_close(held: StillHeld) -> None:
    """An account is closed once nothing is in the person's hands any more."""
    if held.case_count:
        raise RuleViolation(f"{cases_held(held.case_count)} Hand them over first.")
    if held.is_last_manager:
        raise RuleViolation(LAST_MANAGER)
    if held.only_supervisor_of:
        raise RuleViolation(_no_supervisor(held))


LAST_MANAGER: Final = "This is the last service manager. Make somebody else a manager first."


def cases_held(count: int) -> str:
    return f"This person has {count} open case{'' if count == 1 else 's'}."


def _no_supervisor(held: StillHeld) -> str:
    return f"Nobody else supervises {', '.join(held.only_supervisor_of)}. Give the team another supervisor first."


def check_team_closes(*, open_cases: int, caseworkers: int, invited: int, referrals: int) -> None:
    """A team is closed when nobody works and nothing waits in it; its supervisors keep seeing its closed cases."""
    if open_cases:
        raise RuleViolation(f"The team has {open_cases} open case{'' if open_cases == 1 else 's'}. Move them first.")
    if referrals:
        raise RuleViolation("A referral waits in this team. Decide it first.")
    if caseworkers:
        raise RuleViolation("Caseworkers are in this team. Give them another team first.")
    if invited:
        raise RuleViolation("Somebody is invited to this team. Withdraw the invitation first.")


LONGEST_NAME: Final = 40
SAYS_TOO_MUCH: Final = ("stalk", "victim", "abuse", "advoca", "harass", "violen", "police", "refuge")


def check_product_name(name: str) -> None:
    """The name stands in the title of every window: it says nothing of what the service is for."""
    plain = name.casefold()
    if len(name.strip()) > LONGEST_NAME:
        raise RuleViolation(f"Use {LONGEST_NAME} characters or fewer.", field="name")
    if any(word in plain for word in SAYS_TOO_MUCH):
        raise RuleViolation("This says what the service is for. Choose a neutral name.", field="name")
