"""One copy with the demo for all workers of a run, and what any of them found out: each page is looked at once."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import psutil

from tests.browser.site import Site
from tests.config.running_copy import LaidState, RunningCopy, make_state, processes_of

FOLDER: Final = "BROWSER_SHARED"
"""Set by the process that hands out the tests: a folder that all its workers read and write."""
STARTED: Final[list[RunningCopy]] = []
"""Held until this process ends: the copy goes on for the other workers."""


def open_folder() -> None:
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="hawthorn-shared-")


def end_what_was_shared() -> None:
    """End the copy with everything that it started, after the last test of the last worker."""
    folder = Path(os.environ.pop(FOLDER))
    if (kept := folder / "site").exists():
        state = Path(json.loads(kept.read_text())[0])
        for send in (signal.SIGTERM, signal.SIGKILL):
            left = processes_of(state)
            for process in left:
                with suppress(psutil.NoSuchProcess):
                    process.send_signal(send)
            psutil.wait_procs(left, timeout=30)
        shutil.rmtree(state, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def alone(what: str) -> Iterator[Path]:
    """Hold the file of that name for oneself; the other workers wait."""
    folder = Path(os.environ[FOLDER])
    with (folder / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / what


def once(what: str, make: Callable[[], Any]) -> Any:
    """What the first worker to ask has made, as JSON keeps it, for every other that asks."""
    with alone(what) as kept:
        if not kept.exists():
            kept.write_text(json.dumps(make()))
        return json.loads(kept.read_text())


def shared_site() -> Site:
    state, port = once("site", start_site)
    return Site(LaidState(Path(state), port))


def start_site() -> tuple[str, int]:
    """Start a copy with the demo, and people for whom nothing is recorded. It outlives the worker that starts it."""
    state = make_state()
    STARTED.append(copy := RunningCopy(state, DEMO="1"))
    copy.wait_for("Ready:", 600)
    Site(copy).manage("shell", "-c", "from tests.browser.quiet import make_quiet_people as make; make()")
    return str(state), copy.port
