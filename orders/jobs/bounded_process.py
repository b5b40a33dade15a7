"""Runs a stand-in for silent jobs in a process with a time limit, and ends it when a job takes too long."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Final

from orders.jobs.stand_in import silent_others

log = logging.getLogger(__name__)

LONGEST: Final = 120.0
"""Seconds for one job, as in a worker."""
GLANCE: Final = 0.2


@dataclass
class StandInProcess:
    """Remembers which jobs took too long, so that they come last: one that hangs keeps no other from being done."""

    stopping: Event
    longest: float = LONGEST
    command: Sequence[str] = field(default_factory=lambda: (sys.executable, sys.argv[0], "stand_in"))
    slow: list[str] = field(default_factory=list)

    def watch_others(self) -> list[str]:
        """Have every silent job but the flags done; the names of those that were."""
        return self.do_all() if silent_others() else []

    def do_all(self) -> list[str]:
        """Start a process for all; where it had to be ended for a job not known as slow, another for the rest."""
        done: list[str] = []
        while not self.stopping.is_set():
            told, hung = self._once()
            done += told
            if not hung or hung in self.slow:
                break
            self.slow.append(hung)
        self.slow = [name for name in self.slow if name not in done]
        return done

    def _once(self) -> tuple[list[str], str]:
        """Those that were done, and the one at which the process was ended, if any."""
        with subprocess.Popen([*self.command, "--last", *self.slow], stdout=subprocess.PIPE, text=True) as process:
            told = _Told(process)
            try:
                hung = self._follow(told)
            finally:
                process.kill()
        if hung:
            log.error("watch: %s took more than %g seconds in its stand-in, and was ended", hung, self.longest)
        return told.done, hung

    def _follow(self, told: _Told) -> str:
        began, at = monotonic(), "its start"
        while not self.stopping.is_set():
            name = told.next_begun(GLANCE)
            if name is None:
                return ""
            if name:
                began, at = monotonic(), name
            elif monotonic() - began > self.longest:
                return at
        return ""


class _Told:
    """What the process says, read on a thread so that nobody waits for it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.done: list[str] = []
        self._begun: SimpleQueue[str | None] = SimpleQueue()
        Thread(target=self._read, args=(process,), daemon=True).start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            word, _, name = line.strip().partition(" ")
            if word == "begins":
                self._begun.put(name)
            elif word == "done":
                self.done.append(name)
        self._begun.put(None)

    def next_begun(self, seconds: float) -> str | None:
        """The job that was begun next; nothing while there is none, None once the process has ended."""
        try:
            return self._begun.get(timeout=seconds)
        except Empty:
            return ""
