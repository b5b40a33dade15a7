"""A service with a caseworker and two supervisors, really written, for those who act at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from casework.cases.services.locks import lock
from tests.factories import make_case, make_team, make_user
from tests.two_at_once import AtOnce, really_written, two_at_once

Pair = tuple[Callable[[], Any], Callable[[], Any]]


@dataclass(frozen=True)
class TeamOfTwo:
    """The people; each pair makes a case of its own in their team."""

    worker: User
    one: User
    two: User

    def case(self, **fields: Any) -> Case:
        return make_case(**{"team": self.worker.teams.get(), "caseworker": self.worker, **fields})

    def colleague(self) -> User:
        return make_user(teams=[self.worker.teams.get()])


@contextmanager
def team_of_two(django_db_blocker: Any) -> Iterator[TeamOfTwo]:
    """Written once for a module of tests, and taken away with all that they have written after it."""
    with django_db_blocker.unblock():
        try:
            team = make_team()
            supervisors = [make_user(role=Role.SUPERVISOR, teams=[team]) for _ in range(2)]
            yield TeamOfTwo(make_user(teams=[team]), *supervisors)
        finally:
            call_command("flush", verbosity=0, interactive=False)


def now() -> datetime:
    return timezone.now()


def fresh(row: Any) -> Any:
    """The row as another process has it before it waits."""
    joined = ["case"] if hasattr(row, "case_id") else []
    return type(row).objects.select_related(*joined).get(pk=row.pk)


@transaction.atomic
def close(case: Case, *, at: datetime) -> None:
    """As closing does it, without all that a closing asks for."""
    locked = lock(case)
    locked.closed_at = at
    locked.save()


@transaction.atomic
def switch_off(worker: User) -> None:
    """As a manager does it."""
    locked = User.objects.select_for_update(no_key=True).get(pk=worker.pk)
    locked.is_active = False
    locked.save()


@dataclass(frozen=True)
class CaseRace:
    """Two acts at once: where the first is stopped, what becomes of both and then holds, and whose lock sees to it."""

    acts: Callable[[TeamOfTwo], Pair]
    before: str
    ends: tuple[str, str]
    holds: Callable[[], Any] | None = None
    """What is true afterwards while the lock is there, and is not without it."""
    locks: tuple[str, ...] = ()


def twice(act: Callable[[User], Any], by: TeamOfTwo) -> Pair:
    return partial(act, by.one), partial(act, by.two)


def held(race: CaseRace, people: TeamOfTwo) -> tuple[AtOnce, Any]:
    first, second = really_written(partial(race.acts, people))
    ended = two_at_once(first, second, before=race.before)
    return ended, race.holds() if race.holds else True
