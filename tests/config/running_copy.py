"""A whole copy of the service, started for real in a STATE of its own, as the fault tests treat it."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from config.embedded.places import free_port
from config.environment import BASE

PATIENCE = 90.0
GIVEN = ("DATABASE_URL", "BROKER_URL", "CACHE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE", "STATE", "PORT", "DEMO")


def make_state() -> Path:
    """An empty STATE that PostgreSQL's account can reach."""
    return Path(tempfile.mkdtemp(prefix="hawthorn-faults-"))


def clean_environment(**variables: str) -> dict[str, str]:
    """The environment as it was before the test run put its own servers into it."""
    kept = {name: text for name, text in os.environ.items() if name not in GIVEN}
    return {**kept, "DEMO": "0", **variables}


def processes_of(state: Path) -> list[psutil.Process]:
    """Every living process that works for the copy in `state`, told by its environment or its arguments."""
    return [process for process in psutil.process_iter() if _works_for(process, str(state))]


def _works_for(process: psutil.Process, state: str) -> bool:
    try:
        if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
            return False
        named = any(state in argument for argument in process.cmdline())
        return named or process.environ().get("STATE") == state
    except psutil.Error:
        return False


def _is_called(process: psutil.Process, word: str) -> bool:
    try:
        return word == process.name() or word in process.cmdline()
    except psutil.Error:  # it has just ended
        return False


class LaidState:
    """Where a copy keeps what it has, and where it answers, whoever started it."""

    def __init__(self, state: Path, port: int) -> None:
        self.state, self.port = state, port

    def remembered(self) -> dict[str, Any]:
        return dict(json.loads((self.state / "environment.json").read_text()))


class RunningCopy(LaidState):
    """Started on construction; `with` kills whatever of it is still there at the end."""

    def __init__(self, state: Path, *, command: tuple[str, ...] = (), **variables: str) -> None:
        super().__init__(state, int(variables.get("PORT") or free_port()))
        environment = clean_environment(STATE=str(state), **{"PORT": str(self.port), **variables})
        self.output = Path(tempfile.mkstemp(prefix="hawthorn-faults-output-")[1])
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                command or (sys.executable, "-m", "config.run"),
                cwd=BASE,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def __enter__(self) -> "RunningCopy":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(PATIENCE)
        for process in processes_of(self.state):
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self.output.unlink()

    @property
    def words(self) -> str:
        return self.output.read_text()

    def wait_for(self, words: str, seconds: float = PATIENCE) -> float:
        """Wait until it has said the words; returns how many seconds that took."""
        return self.wait_until(lambda: words in self.words, f"say {words!r}", seconds)

    def wait_until(self, has_happened: Callable[[], bool], what: str, seconds: float = PATIENCE) -> float:
        """Wait until something has come about; returns how many seconds that took."""
        begun = time.monotonic()
        while not has_happened():
            assert self.process.poll() is None, f"It ended and did not {what}:\n{self.words}"
            assert time.monotonic() - begun < seconds, f"It did not {what} in time:\n{self._where_it_stands()}"
            time.sleep(0.05)
        return time.monotonic() - begun

    def _where_it_stands(self) -> str:
        """All that it said, with what each of its threads does now."""
        self.process.send_signal(signal.SIGUSR1)
        time.sleep(1)
        return self.words

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def child(self, word: str) -> psutil.Process:
        """The program that the supervisor itself started, by its name or by one of its arguments."""
        children = psutil.Process(self.process.pid).children()
        return next(child for child in children if _is_called(child, word))
