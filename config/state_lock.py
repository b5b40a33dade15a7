"""Makes STATE a folder of one's own and holds it, so that one copy at a time runs from it."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

STOPS_WITHIN: Final = 60.0
STOPPING: Final = "stopping"


class StartRefused(Exception):
    """It cannot run, with the sentence that says why and what to do."""


def asked_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise StartRefused(f"PORT={text} is no port. Give a number from 1 to 65535, for example: make run PORT=8001")
    return int(text)


def adopt(state: Path) -> None:
    """Make STATE a folder of ours, closed to others; root leaves the way in open for PostgreSQL's account."""
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        if not state.exists():
            state.mkdir(parents=True)
            state.chmod(mode)
        elif not any(state.iterdir()):
            state.chmod(mode)
        (state / "logs").mkdir(mode=0o700, exist_ok=True)
        (state / "static").mkdir(exist_ok=True)
    except OSError as error:
        raise StartRefused(f"STATE={state} cannot be used: {error.strerror}. Give a folder you own.") from error


def took(lock: IO[str], stopping: Path) -> bool:
    """Take the lock, waiting only for a copy that is about to let go of it."""
    deadline = time.monotonic() + STOPS_WITHIN
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except OSError:
            if not stopping.exists() or time.monotonic() > deadline:
                return False
            time.sleep(0.1)


@contextmanager
def locked(state: Path) -> Iterator[None]:
    """Hold STATE for ourselves; the kernel lets go of it however we end."""
    with (state / "lock").open("a+") as lock:
        if not took(lock, state / STOPPING):
            lock.seek(0)
            raise StartRefused(
                f"Hawthorn already runs from {state} (process {lock.read().strip()}). Stop that one first, "
                "or run another beside it: make run PORT=8001 STATE=.state-2"
            )
        with suppress(OSError):  # on a full disk it is held without a number
            (state / STOPPING).unlink(missing_ok=True)
            os.ftruncate(lock.fileno(), 0)
            os.write(lock.fileno(), f"{os.getpid()}\n".encode())
        yield
