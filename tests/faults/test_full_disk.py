"""A disk filled to the last byte: the copy stays, says so, and goes on by itself when there is space again."""

from __future__ import annotations

import os
import time

import pytest

from tests.faults.causes import NO_MOUNT, full_disk
from tests.faults.laid_copy import LaidCopy
from tests.faults.load import under_load, wait_until_page_says
from tests.faults.visitor import Visitor

pytestmark = pytest.mark.faults


def test_full_disk_is_said_and_survived_and_nothing_that_said_saved_is_lost(
    laid: LaidCopy, people: list[Visitor]
) -> None:
    if not os.path.ismount(laid.copy.state):
        pytest.skip(NO_MOUNT)
    with under_load(laid, people) as load:
        load.wait_until_saved()
        with full_disk(laid.copy.state):
            laid.copy.wait_for("is full: less than")
            wait_until_page_says(laid, "/health/alerts", '"disk": "full"')
            assert "The disk is full" in Visitor(laid.copy.port).get("/sign-in/").words
            time.sleep(5)
        laid.copy.wait_for("There is space on the disk again")
        assert load.wait_until_saved() < 60
    load.tally().check()
    assert laid.copy.process.poll() is None
