"""Causes faults in a running copy with the means of the machine: kills, freezes, fills the disk."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import psutil

from config.probing import EVERY
from config.questions import PATIENCE
from tests.config.running_copy import RunningCopy, make_state

PROGRAMS: Final = {
    "web": "gunicorn",
    "worker": "worker",
    "beat": "beat",
    "watch": "watch",
    "PostgreSQL": "postgres",
    "Valkey": "valkey-server",
}
"""Each part of a copy as the supervisor says it, with the word by which its process is found."""
DISK_MB: Final = 600
ASKED_WITHIN: Final = 2 * EVERY + PATIENCE
"""Seconds after a start until a part has certainly been asked once, whatever question was under way meanwhile."""
NO_MOUNT: Final = "no small disk can be mounted here: that takes root, and a machine that allows it"


def part(copy: RunningCopy, name: str) -> psutil.Process:
    """A part that runs, waited for where it is just being started again."""
    found: list[psutil.Process] = []

    def is_there() -> bool:
        with suppress(StopIteration, psutil.Error):
            found.append(copy.child(PROGRAMS[name]))
        return bool(found)

    copy.wait_until(is_there, f"run {name}")
    return found[0]


def known(copy: RunningCopy, name: str) -> psutil.Process:
    """A part that has run for long enough to have been asked, and to have answered: only then is its silence blamed."""
    found = part(copy, name)
    copy.wait_until(lambda: time.time() - found.create_time() > ASKED_WITHIN, f"run {name} for a while")
    return found


def kill(copy: RunningCopy, name: str) -> psutil.Process:
    """Kill a part as the kernel would, and wait until the supervisor has brought it back."""
    killed, words = part(copy, name), f"{name} is back"
    before = copy.words.count(words)
    killed.kill()
    copy.wait_until(lambda: copy.words.count(words) > before, f"say again {words!r}")
    return killed


def whole(process: psutil.Process) -> list[psutil.Process]:
    """A process with everything under it, the head first."""
    return [process, *process.children(recursive=True)]


@contextmanager
def frozen(copy: RunningCopy, name: str) -> Iterator[None]:
    """Freeze a part with all its processes, and let it run on at the end, where it is still there."""
    with stopped(part(copy, name)):
        yield


@contextmanager
def stopped(*heads: psutil.Process) -> Iterator[None]:
    """Freeze processes with everything under them, and let those run on at the end that are still there."""
    processes = [each for head in heads for each in whole(head)]
    try:
        for process in processes:
            _signal(process, signal.SIGSTOP)
        yield
    finally:
        for process in processes:
            _signal(process, signal.SIGCONT)


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    with suppress(psutil.NoSuchProcess):
        process.send_signal(number)


def can_mount() -> bool:
    if os.geteuid() != 0 or not shutil.which("mount"):
        return False
    folder = Path(tempfile.mkdtemp(prefix="hawthorn-mount-"))
    try:
        if not _mount(folder, 1):
            return False
        subprocess.run(["umount", str(folder)], check=True)
        return True
    finally:
        folder.rmdir()


def _mount(folder: Path, megabytes: int) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "tmpfs", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@contextmanager
def small_disk(megabytes: int = DISK_MB) -> Iterator[Path]:
    """A STATE that is a disk of its own, where one may be mounted; a plain folder elsewhere."""
    state = make_state()
    is_disk = can_mount() and _mount(state, megabytes)
    try:
        yield state
    finally:
        if is_disk:
            subprocess.run(["umount", "--lazy", str(state)], check=False)
        shutil.rmtree(state, ignore_errors=True)


@contextmanager
def full_disk(state: Path) -> Iterator[Path]:
    """Fill the disk of a copy to the last byte, and give the space back at the end."""
    assert os.path.ismount(state), "only a disk of one's own may be filled"
    filler = state / "filler"
    try:
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(1 << 16))
        yield filler
    finally:
        filler.unlink(missing_ok=True)
