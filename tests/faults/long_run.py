"""Causes every fault often, under load, and prints what became of each form as a table: `make faults`.

The table stands, with its day and machine, in docs/reliability.md. A fault is a row of FAULTS: how it is caused, and
how often. `python -m tests.faults.long_run 3 kill` causes those whose words hold "kill" three times each.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Final

import django
import psutil

from tests.config.running_copy import RunningCopy
from tests.faults.causes import NO_MOUNT, PROGRAMS, frozen, full_disk, kill, part, small_disk
from tests.faults.laid_copy import LaidCopy, lay_into
from tests.faults.load import Tally, signed_in, under_load
from tests.faults.slow_clients import SLOW, slow_strangers
from tests.faults.visitor import Visitor

TIMES: Final = 5
FROZEN_FOR: Final = 20.0
COLUMNS: Final = (
    "fault",
    "times",
    "forms sent",
    "said saved",
    "of these found",
    "lost",
    "doubled",
    "answered 500",
    "errors without the text",
    "seconds until pages say so",
    "seconds until mended",
)


class Skipped(Exception):
    """A fault that cannot be caused on this machine, and why."""


Cause = Callable[[LaidCopy], None]


@dataclass(frozen=True)
class Fault:
    """One fault in words, and what causes it: when that returns, the fault is over and mending begins."""

    words: str
    cause: Cause


def _killing(name: str) -> Cause:
    def cause(laid: LaidCopy) -> None:
        kill(laid.copy, name)

    return cause


def _freezing(name: str) -> Cause:
    def cause(laid: LaidCopy) -> None:
        with frozen(laid.copy, name):
            time.sleep(FROZEN_FOR)

    return cause


def _filling(laid: LaidCopy) -> None:
    if not os.path.ismount(laid.copy.state):
        raise Skipped(NO_MOUNT)
    with full_disk(laid.copy.state):
        time.sleep(FROZEN_FOR)


def _killing_all(laid: LaidCopy) -> None:
    for name in PROGRAMS:
        part(laid.copy, name).kill()


def _slow_clients(laid: LaidCopy) -> None:
    with slow_strangers(laid):
        time.sleep(FROZEN_FOR)


FAULTS: Final[tuple[Fault, ...]] = (
    *(Fault(f"kill {name}", _killing(name)) for name in PROGRAMS),
    Fault("kill all six at once", _killing_all),
    *(Fault(f"freeze {name} for {FROZEN_FOR:.0f} s", _freezing(name)) for name in PROGRAMS),
    Fault(f"fill the disk for {FROZEN_FOR:.0f} s", _filling),
    Fault(f"{SLOW} slow heads and {SLOW} slow bodies for {FROZEN_FOR:.0f} s", _slow_clients),
)


@dataclass
class Watchman:
    """Asks both health pages all the time, and remembers when one first said that something is wrong."""

    laid: LaidCopy
    begun: float = field(default_factory=time.monotonic)
    said_after: float | None = None
    stopping: Event = field(default_factory=Event)

    def look(self) -> None:
        visitor = Visitor(self.laid.copy.port, patience=3)
        while self.said_after is None and not self.stopping.wait(0.2):
            if any(not _is_well(visitor, page) for page in ("/health", "/health/alerts")):
                self.said_after = time.monotonic() - self.begun


def _is_well(visitor: Visitor, page: str) -> bool:
    answer = visitor.get(page)
    if page == "/health" or answer.status != 200:
        return answer.status == 200
    said = json.loads(answer.page)
    return bool(said["awake"]) and not said["done_by_watch"]


@contextmanager
def watched(laid: LaidCopy) -> Iterator[Watchman]:
    watchman = Watchman(laid)
    thread = Thread(target=watchman.look, daemon=True)
    thread.start()
    yield watchman
    watchman.stopping.set()
    thread.join(10)


@dataclass(frozen=True)
class Outcome:
    """What one fault came to, all its times together."""

    fault: str
    times: int
    tally: Tally
    said_after: list[float]
    mended_after: list[float]

    @property
    def cells(self) -> list[str]:
        counts = [str(getattr(self.tally, each.name)) for each in fields(Tally)]
        return [self.fault, str(self.times), *counts, _longest(self.said_after), _longest(self.mended_after)]


def _longest(seconds: list[float]) -> str:
    return f"{max(seconds):.1f}" if seconds else "mended before"


def suffer(fault: Fault, laid: LaidCopy, people: list[Visitor], times: int) -> Outcome:
    said: list[float] = []
    mended: list[float] = []
    with under_load(laid, people) as load:
        load.wait_until_saved()
        for _ in range(times):
            with watched(laid) as watchman:
                fault.cause(laid)
                mended.append(load.wait_until_saved())
            said += [watchman.said_after] if watchman.said_after is not None else []
    return Outcome(fault.words, times, load.tally(), said, mended)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    django.setup()
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    chosen = [fault for fault in FAULTS if len(sys.argv) < 3 or sys.argv[2] in fault.words]
    cores, memory = psutil.cpu_count(), psutil.virtual_memory().total >> 30
    print(f"{datetime.now(UTC):%d %B %Y}, {cores} cores, {memory} GB; the longest of all times is given\n")
    print(_line(list(COLUMNS)), _line(["---"] * len(COLUMNS)), sep="\n", flush=True)
    outcomes = []
    with small_disk() as state, RunningCopy(state) as copy:
        copy.wait_for("Ready:", 600)
        laid = lay_into(copy)
        people = signed_in(laid)
        for fault in chosen:
            try:
                outcomes.append(suffer(fault, laid, people, times))
                print(_line(outcomes[-1].cells), flush=True)
            except Skipped as reason:
                print(f"Left out: {fault.words}. {reason}", flush=True)
        copy.end()
    return int(any(outcome.tally.lost or outcome.tally.doubled for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
