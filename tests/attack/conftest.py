"""Says at the end of a run how much was thrown, and what came of it."""

from __future__ import annotations

from typing import Final

import pytest

from tests.attack.sending import Told

ATTACKED: Final = Told()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if ATTACKED.counts:
        terminalreporter.section("attack")
        for name, number in ATTACKED.counts.items():
            terminalreporter.write_line(f"{name:<28}{number:>10,}")
