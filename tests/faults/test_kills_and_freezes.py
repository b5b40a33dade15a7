"""Each part killed, and some frozen for a moment, while people send forms: what said saved is there, and once."""

from __future__ import annotations

import time

import pytest

from tests.faults.causes import PROGRAMS, frozen, kill, part
from tests.faults.laid_copy import LaidCopy
from tests.faults.load import under_load
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.faults


def test_no_kill_of_any_part_loses_or_doubles_a_form(laid: LaidCopy, people: list[Visitor]) -> None:
    with under_load(laid, people) as load:
        load.wait_until_saved()
        for name in reversed(PROGRAMS):  # web last, for it takes the longest to come back
            killed = kill(laid.copy, name)
            assert part(laid.copy, name).pid != killed.pid
        load.wait_until_saved()
    load.tally().check()


def test_a_freeze_of_some_seconds_loses_and_doubles_nothing(laid: LaidCopy, people: list[Visitor]) -> None:
    with under_load(laid, people) as load:
        for name in ("PostgreSQL", "Valkey", "web"):
            load.wait_until_saved()
            with frozen(laid.copy, name):
                time.sleep(2)
        load.wait_until_saved()
    load.tally().check()
