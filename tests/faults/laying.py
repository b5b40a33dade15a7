"""Lays the people and the cases that the fault tests work on: run beside a copy, by its own settings."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Final

from django.utils import timezone

from accounts.people.models import Role, Team, User
from accounts.people.services.user_accounts import NewUser, create_user
from orders.cases.services.opening import NewCase, open_case
from record.authors import Author
from tests.casework.exhibits import make_exhibit, png
from tests.factories import make_force, make_team
from tests.faults.laid_copy import WORDS

SUPERVISOR: Final = "fault-supervisor"
WORKERS: Final = 4


def lay() -> str:
    """Make a supervisor, and caseworkers with a case and a sealed picture each; who has which case, as JSON."""
    team = make_team()
    _account(SUPERVISOR, Role.SUPERVISOR, team)
    return json.dumps({f"fault-worker-{number}": _case_of(f"fault-worker-{number}", team) for number in range(WORKERS)})


def _account(name: str, role: Role, team: Team) -> User:
    new = NewUser(username=name, role=role, teams=[team])
    return create_user(new, organisation=team.organisation, password=WORDS, by=None, now=timezone.now())


def _case_of(name: str, team: Team) -> str:
    worker, at = _account(name, Role.CASEWORKER, team), timezone.now() - timedelta(days=1)
    new = NewCase(
        team=team,
        caseworker=worker,
        first_name="Alba",
        last_name="Quince",
        perpetrator="Corin Thrale",
        relationship="ex_partner",
        victim_force=make_force(),
        risk="high",
        opened_at=at,
    )
    case = open_case(new, Author(worker, at))
    make_exhibit(case, png(), by=worker, now=timezone.now())
    return str(case.public_id)
