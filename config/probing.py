"""Probes each part of a running copy every few seconds, and ends one that hangs three times in a row.

A part that rests on another is not blamed while that one gives no answer. One that is just starting has time: it may
be slow for minutes, as long as it runs; until it has answered once it is asked more often.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from config.children import ChildProgram, Say
from config.questions import Question

EVERY: Final = 5.0
SOONER: Final = 2.0
FAILURES: Final = 3
STARTS_WITHIN: Final = 600.0
"""Seconds that a start may take before silence counts."""
RECOVERS: Final = 30.0
"""Seconds for which a part is not blamed after the one it rests on gave no answer."""
NEVER_ENDS: Final = 40.0
"""Seconds after which a question that does not even come back counts as three failures."""


@dataclass
class Probe:
    """Asks one part its question on a thread of its own. Without a child it can only tell: the part is not ours."""

    name: str
    question: Question
    child: ChildProgram | None = None
    rests_on: tuple[Probe, ...] = ()
    excused: Callable[[], bool] = lambda: False
    failures: int = 0
    has_answered: bool = False
    asked_of: int = 0
    asking_since: float | None = None
    failed_at: float = -RECOVERS
    is_told: bool = False

    def keep_asking(self, stopping: threading.Event) -> None:
        while not stopping.wait(EVERY if self.has_answered and not self.failures else SOONER):
            self.ask()

    def ask(self) -> None:
        process = self._process()
        self.asking_since = time.monotonic()
        answered = self.question()
        self.asking_since = None
        if process != self._process():
            return  # it was started again meanwhile
        if process != self.asked_of:
            self.asked_of, self.has_answered, self.failures = process, False, 0
        if not answered:
            self.failed_at = time.monotonic()
        if answered:
            self.has_answered, self.failures = True, 0
        elif self._is_to_blame():
            self.failures += 1
        else:
            self.failures = 0

    def _process(self) -> int:
        return self.child.process.pid if self.child else 0

    def _is_to_blame(self) -> bool:
        if self.excused() or any(other.was_away for other in self.rests_on):
            return False
        return self.child is None or self.has_answered or self._age() > STARTS_WITHIN

    def _age(self) -> float:
        return time.monotonic() - self.child.started_at if self.child else 0.0

    @property
    def hangs(self) -> bool:
        return self.failures >= FAILURES or (self._asks_for() > NEVER_ENDS and self._is_to_blame())

    def _asks_for(self) -> float:
        since = self.asking_since
        return 0.0 if since is None else time.monotonic() - since

    @property
    def was_away(self) -> bool:
        """Whether it is down, gives no answer just now, or gave none a moment ago."""
        return not self.is_up or self._asks_for() > SOONER or time.monotonic() - self.failed_at < RECOVERS

    @property
    def is_up(self) -> bool:
        return self.child is None or self.child.is_up

    @property
    def trouble(self) -> str:
        """A sentence while it does not answer, or ends again and again; nothing while it is well."""
        if self.hangs:
            return f"{self.name} does not answer"
        return self.child.trouble if self.child else ""

    def act(self, say: Say) -> None:
        """Say what has changed, and end what hangs."""
        if self.child:
            if self.hangs and self.child.is_up:
                say(f"{self.name} has not answered {FAILURES} times in a row: ending it, so that it starts again")
                self.failures, self.asking_since = 0, None
                self.child.end_hung()
        elif self.hangs != self.is_told:
            self.is_told = not self.is_told
            say(f"{self.name} does not answer. All else runs on." if self.is_told else f"{self.name} answers again.")


def start_asking(probes: list[Probe], stopping: threading.Event) -> None:
    for probe in probes:
        threading.Thread(target=probe.keep_asking, args=(stopping,), name=f"probe {probe.name}", daemon=True).start()
