"""A stand-in that hangs is ended, comes last from then on, and keeps no other from being done."""

from __future__ import annotations

import sys
from threading import Event

import pytest

from orders.jobs.bounded_process import StandInProcess

JOBS = """
import sys, time
slow = sys.argv[2:]
for name in sorted(["a", "b", "hangs", "z"], key=lambda name: name in slow):
    print("begins", name, flush=True)
    if name == "hangs":
        time.sleep(60)
    print("done", name, flush=True)
"""


def bounded(program: str, longest: float = 2.0) -> StandInProcess:
    return StandInProcess(Event(), longest, (sys.executable, "-c", program))


def test_one_that_hangs_is_ended_and_all_others_are_done(caplog: pytest.LogCaptureFixture) -> None:
    stand_in = bounded(JOBS)
    assert set(stand_in.do_all()) == {"a", "b", "z"}
    assert stand_in.slow == ["hangs"]
    assert "watch: hangs took more than 2 seconds in its stand-in, and was ended" in caplog.text


def test_one_that_is_done_again_is_slow_no_more() -> None:
    stand_in = bounded("print('begins a', flush=True); print('done a', flush=True)")
    stand_in.slow = ["a"]
    assert (stand_in.do_all(), stand_in.slow) == (["a"], [])


def test_process_that_fails_or_never_starts_its_work_ends_the_look() -> None:
    assert bounded("raise SystemExit(1)").do_all() == []
    assert bounded("import time; time.sleep(60)", 0.5).do_all() == []


def test_it_ends_at_once_when_watch_is_told_to_stop() -> None:
    stand_in = bounded(JOBS, 60)
    stand_in.stopping.set()
    assert stand_in.do_all() == []
