"""A running copy with people and cases in it, as the fault tests reach it; needs no settings of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any, Final

import psycopg

from config.environment import BASE
from tests.config.running_copy import RunningCopy, clean_environment

WORDS: Final = "a passphrase of invented people"
LAYING: Final = "from tests.faults.laying import lay; print(lay())"


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
