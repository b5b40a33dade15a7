"""A pytest plugin that has a changed file imported in the place of its own, and notes the first test that fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from django.db import connections

CHANGED: Final = os.environ.get("MUTANT_CHANGED", "")
"""The module, and the file with the change."""
NOTED_IN: Final = os.environ.get("MUTANT_NOTED_IN", "")


class _Planted(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        module, file = CHANGED.split("=", 1)
        return spec_from_file_location(name, file) if name == module else None


if CHANGED:  # now: the first conftest imports much of the house, before any hook is called
    sys.meta_path.insert(0, _Planted())


def pytest_collection() -> None:
    use_own_database()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    note_failure(report, NOTED_IN)


def use_own_database() -> None:
    """Two mutants at once must not empty each other's tables."""
    connections["default"].settings_dict["TEST"]["NAME"] = f"mutant_{os.getpid()}"


def note_failure(report: pytest.TestReport, file: str) -> None:
    if report.failed and not Path(file).exists():
        Path(file).write_text(report.nodeid)
