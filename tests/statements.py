"""Counts the SQL statements of a request through the whole house, and says of each which function of ours asked it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, Final

from django.db import connection

from tests.floors import FLOORS

HOUSE: Final = Path(__file__).parent.parent
PLACES: Final = tuple(f"{HOUSE / floor}/" for floor in FLOORS)
SAVEPOINTS: Final = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
WHAT: Final = re.compile(r"^\W*(SELECT|INSERT|UPDATE|DELETE|SAVEPOINT|RELEASE|ROLLBACK|WITH|SET)\b")
TABLE: Final = re.compile(r'(?:FROM|INTO|UPDATE) "(\w+)"')


@dataclass(frozen=True)
class Statement:
    """One statement, and the functions of ours that were at work, the innermost first."""

    sql: str
    asked_by: tuple[str, ...]

    @property
    def is_savepoint(self) -> bool:
        return self.sql.startswith(SAVEPOINTS)

    @property
    def short(self) -> str:
        """What it does to which table, as `select accounts_user`."""
        what, table = WHAT.match(self.sql), TABLE.search(self.sql)
        held = " for update" if " UPDATE OF" in self.sql or self.sql.endswith("UPDATE") else ""
        return f"{(what[1] if what else self.sql[:20]).lower()} {table[1] if table else ''}{held}".strip()


@dataclass
class Statements:
    """Those of one request, as they came. Savepoints carry no question and are counted apart."""

    every: list[Statement] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(not each.is_savepoint for each in self.every)

    @property
    def savepoints(self) -> int:
        return sum(each.is_savepoint for each in self.every)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.every.append(Statement(sql, tuple(_ours(sys._getframe(1)))))
        return execute(sql, params, many, context)

    def table(self) -> str:
        """One line for each statement: what it does, and who asks."""
        asked = [each for each in self.every if not each.is_savepoint]
        return "\n".join(f"{each.short:55} {' < '.join(each.asked_by[:3])}" for each in asked)


@contextmanager
def statements() -> Iterator[Statements]:
    """Note every statement that is sent to the database inside."""
    noted = Statements()
    with connection.execute_wrapper(noted):
        yield noted


def _ours(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        path = frame.f_code.co_filename
        if path.startswith(PLACES):
            yield f"{path.removeprefix(f'{HOUSE}/')}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
