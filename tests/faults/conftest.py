"""What the fault tests share: one copy, started once on a small disk of its own, with people who are signed in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.config.running_copy import RunningCopy
from tests.faults.causes import small_disk
from tests.faults.laid_copy import LaidCopy, lay_into
from tests.faults.load import signed_in
from tests.faults.visitor import Visitor


@pytest.fixture(scope="session")
def laid() -> Iterator[LaidCopy]:
    """The shared copy. A test leaves it as it found it: running, thawed, with space on its disk."""
    with small_disk() as state, RunningCopy(state) as copy:
        copy.wait_for("Ready:", 300)
        yield lay_into(copy)
        copy.end()


@pytest.fixture(scope="session")
def people(laid: LaidCopy) -> list[Visitor]:
    return signed_in(laid)
