"""Lays the people and the cases that the fault tests work on into a running copy, through the copy's own settings."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import psycopg
from django.utils import timezone

from accounts.models import Role, Team, User
from accounts.services import NewUser, create_user
from config.environment import BASE
from orders.services.cases import NewCase, open_case
from orders.services.record import Author
from tests.config.running_copy import RunningCopy, clean_environment
from tests.factories import make_force, make_team

WORDS: Final = "a passphrase of invented people"
SUPERVISOR: Final = "fault-supervisor"
WORKERS: Final = 4
LAYING: Final = "from tests.faults.laid_copy import lay; print(lay())"


def lay() -> str:
    """Make a supervisor, and caseworkers with a case each; who has which case, as JSON."""
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
    return str(open_case(new, Author(worker, at)).public_id)


@dataclass(frozen=True)
class LaidCopy:
    """A running copy with people in it who can sign in, and a case of each to write about."""

    copy: RunningCopy
    cases: dict[str, str]

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the copy's own database."""
        url = self.copy.remembered()["DATABASE_URL"]
        with psycopg.connect(url, autocommit=True, connect_timeout=20) as connection:
            return connection.execute(question.encode(), values).fetchall()

    def texts(self, mark: str) -> list[str]:
        """What incidents say whose words begin so: one entry for each row."""
        return [text for (text,) in self.rows("SELECT text FROM casework_incident WHERE text LIKE %s", f"{mark}%")]


def lay_into(copy: RunningCopy) -> LaidCopy:
    environment = clean_environment(STATE=str(copy.state), DJANGO_SETTINGS_MODULE="config.settings")
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", LAYING]
    done = subprocess.run(command, cwd=BASE, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return LaidCopy(copy, json.loads(done.stdout.splitlines()[-1]))
