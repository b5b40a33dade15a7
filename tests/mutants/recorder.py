"""A pytest plugin that writes down which test executes which line of the house, and how long each test takes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import coverage
import pytest

FOLDER: Final = Path(os.environ["MUTANTS_RECORD"])
WORKER: Final = os.environ.get("PYTEST_XDIST_WORKER", "main")
LINES: Final = FOLDER / f"{WORKER}.lines"
TIMES: Final = FOLDER / f"{WORKER}.times"

_times: Final[dict[str, float]] = {}
_lines: Final = coverage.Coverage(data_file=str(LINES), config_file=str(Path(__file__).parent / "coverage.ini"))


def pytest_configure() -> None:
    _lines.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _lines.switch_context(item.nodeid)
    yield
    _lines.switch_context("")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Of a test that does not pass, nothing can be learned."""
    if report.when == "call" and report.passed:
        _times[report.nodeid] = report.duration


def pytest_unconfigure() -> None:
    _lines.stop()
    _lines.save()
    TIMES.write_text(json.dumps(_times))
