"""How long each kind of process waits for the database: pages briefly, jobs longer, commands as long as they need.

A page's thread that waits is one less for everybody else, so a page gives up within seconds and says so. A command may
build an index for an hour, but even it does not wait for ever for a lock (`manage.py migrate` tries again).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from config.environment import Environment

PROCESS_KIND: Final = "PROCESS_KIND"
"""In the environment of a process that cannot be told by its name."""
MARGIN: Final = 2
"""Seconds after its own limit in which a server may still say that it has reached it."""


class ProcessKind(StrEnum):
    WEB = "web"
    JOB = "job"
    COMMAND = "command"


@dataclass(frozen=True, kw_only=True)
class DatabaseLimits:
    """Seconds; 0 is without a limit. `transaction` limits how long one may stand open while nothing is asked."""

    connect: int = 3
    statement: int
    lock: int
    transaction: int

    def options(self) -> dict[str, Any]:
        """What a connection is made with."""
        server = {
            "statement_timeout": self.statement,
            "lock_timeout": self.lock,
            "idle_in_transaction_session_timeout": self.transaction,
        }
        return {
            "connect_timeout": self.connect,
            "options": " ".join(f"-c {name}={seconds}s" for name, seconds in server.items()),
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 15_000,
            "longest_wait": self.statement + MARGIN if self.statement else None,
        }


SHIPPED: Final = {
    ProcessKind.WEB: DatabaseLimits(statement=10, lock=5, transaction=60),
    ProcessKind.JOB: DatabaseLimits(statement=300, lock=20, transaction=600),
    ProcessKind.COMMAND: DatabaseLimits(statement=0, lock=20, transaction=3600),
}


def process_kind() -> ProcessKind:
    """What this process is, by its program; one that serves in another way says so in its environment."""
    named = os.environ.get(PROCESS_KIND)
    if named:
        return ProcessKind(named)
    program = Path(sys.argv[0]).parts
    if "gunicorn" in program:
        return ProcessKind.WEB
    return ProcessKind.JOB if "celery" in program or sys.argv[1:2] == ["watch"] else ProcessKind.COMMAND


def limits_for(kind: ProcessKind, environment: Environment) -> DatabaseLimits:
    """The shipped limits, each changed by a variable such as WEB_DATABASE_LOCK_SECONDS."""
    shipped = SHIPPED[kind]
    names = [field.name for field in fields(shipped)]
    variable = {name: f"{kind.upper()}_DATABASE_{name.upper()}_SECONDS" for name in names}
    return DatabaseLimits(**{name: environment.number(variable[name], getattr(shipped, name)) for name in names})
