"""Says at the end of a run how much was thrown, and what came of it."""

from __future__ import annotations

from typing import Final

import pytest

from tests.attack.sending import Told

ATTACKED: Final = Told()
STORMED: Final = Told()
ENVELOPES: Final = Told()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for title, told in (("attack", ATTACKED), ("whole requests", ENVELOPES), ("at twenty threads", STORMED)):
        if told.counts:
            terminalreporter.section(title)
            for name, number in told.counts.items():
                terminalreporter.write_line(f"{name:<28}{number:>10,}")
