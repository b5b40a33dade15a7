"""The folders of the house that hold its code, written once for every test that looks through them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from config.environment import BASE

FLOORS: Final = ("accounts", "casework", "risk", "record", "orders", "reports", "config")
APPS: Final = tuple(floor for floor in FLOORS if floor != "config")
"""Those of Django's apps that are ours."""
MODULES: Final = 700
"""As many modules as are found at least: a look through fewer has missed a floor."""


def modules() -> Iterator[Path]:
    """Every module of the house but the steps of its tables; fails if it finds hardly any."""
    found = [path for floor in FLOORS for path in of_floor(floor)]
    assert len(found) > MODULES, found
    return iter(found)


def of_floor(floor: str) -> list[Path]:
    """The modules of one floor; each has some."""
    found = sorted(path for path in (BASE / floor).rglob("*.py") if "migrations" not in path.parts)
    assert len(found) > 30, floor
    return found


def named(path: Path) -> str:
    """Its place in the house, as `orders/letters/views/writing.py`."""
    return path.relative_to(BASE).as_posix()
