"""A part that is frozen for good is noticed, ended and started again, and its silence is blamed on nobody else."""

from __future__ import annotations

import pytest

from tests.faults.causes import known, stopped
from tests.faults.laid_copy import LaidCopy
from tests.faults.load import under_load
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.faults

NOTICED_WITHIN = 90.0  # seconds; three questions of ten seconds each, and what other tests take of the machine


def wait_until_noticed(laid: LaidCopy, name: str, before: str) -> None:
    """What was said of an earlier silence, `before` this one, does not count."""
    words = f"{name} has not answered 3 times in a row"
    laid.copy.wait_until(lambda: words in laid.copy.words.removeprefix(before), f"say {words!r}", NOTICED_WITHIN)


def test_frozen_parts_are_ended_and_started_again_while_forms_are_sent(laid: LaidCopy, people: list[Visitor]) -> None:
    """Web waits for the database and the worker for the broker: those two are not blamed."""
    before = laid.copy.words
    hung = {name: known(laid.copy, name) for name in ("PostgreSQL", "Valkey")}
    with under_load(laid, people) as load:
        load.wait_until_saved()
        with stopped(*hung.values()):
            for name in hung:
                wait_until_noticed(laid, name, before)
        load.wait_until_saved()
    said = laid.copy.words.removeprefix(before)
    assert "web has not answered" not in said, "it waited for the database"
    assert "worker has not answered" not in said, "it waited for the broker"
    load.tally().check()


def test_frozen_web_is_ended_and_started_again(laid: LaidCopy, people: list[Visitor]) -> None:
    before = laid.copy.words
    with stopped(known(laid.copy, "web")):
        wait_until_noticed(laid, "web", before)
    with under_load(laid, people) as load:
        load.wait_until_saved()
    load.tally().check()
