"""A part that is frozen for good is noticed, ended and started again, and its silence is blamed on nobody else."""

from __future__ import annotations

import pytest

from tests.faults.causes import part, stopped
from tests.faults.laid_copy import LaidCopy
from tests.faults.load import under_load
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.faults

NOTICED_WITHIN = 90.0  # seconds; three questions of ten seconds each, and what other tests take of the machine


def test_frozen_parts_are_ended_and_started_again_while_forms_are_sent(laid: LaidCopy, people: list[Visitor]) -> None:
    """Web waits for the database and the worker for the broker: those two are not blamed."""
    before = laid.copy.words
    hung = {name: part(laid.copy, name) for name in ("PostgreSQL", "Valkey")}
    with under_load(laid, people) as load:
        load.wait_until_saved()
        with stopped(*hung.values()):
            for name in hung:
                laid.copy.wait_for(f"{name} has not answered 3 times in a row", NOTICED_WITHIN)
        load.wait_until_saved()
    said = laid.copy.words.removeprefix(before)
    assert "web has not answered" not in said, "it waited for the database"
    assert "worker has not answered" not in said, "it waited for the broker"
    load.tally().check()


def test_frozen_web_is_ended_and_started_again(laid: LaidCopy, people: list[Visitor]) -> None:
    with stopped(part(laid.copy, "web")):
        laid.copy.wait_for("web has not answered 3 times in a row", NOTICED_WITHIN)
    with under_load(laid, people) as load:
        load.wait_until_saved()
    load.tally().check()
