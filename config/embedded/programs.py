"""Starting a long-running program, ending it with its offspring, and ending what an earlier run left."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

import psutil

SAME_START: Final = 2.0  # seconds by which two readings of one process's start may differ


@dataclass(frozen=True)
class ProgramUser:
    """Whom a program runs as, when that is not ourselves."""

    user: int
    group: int


@dataclass(frozen=True)
class Program:
    """What to start, where its words go (None: to our own terminal) and how it likes to be asked to end."""

    name: str
    argv: list[str]
    log: Path | None
    folder: Path
    environment: dict[str, str] | None = None
    account: ProgramUser | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    grace: float = 20.0

    def start(self) -> "subprocess.Popen[bytes]":
        """Start it in a session of its own, so that a Ctrl-C in our terminal is ours to pass on."""
        if self.log is None:
            return self._start(None)
        try:
            log = self.log.open("ab")
        except OSError:  # a program without its log is better than none
            return self._start(subprocess.DEVNULL)
        with log:
            return self._start(log)

    def _start(self, log: IO[bytes] | int | None) -> "subprocess.Popen[bytes]":
        drop = self.account
        return subprocess.Popen(
            self.argv,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=drop.user if drop else None,
            group=drop.group if drop else None,
            extra_groups=[] if drop else None,
        )


@dataclass(frozen=True)
class ProgramRecord:
    """A process that we started, told from a later one of the same number by the moment it began."""

    name: str
    pid: int
    began: float
    stop_signal: int
    grace: float

    def process(self) -> psutil.Process | None:
        """The process itself, or None when it is gone or the number now belongs to someone else."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.began) < SAME_START
            return process if same and is_alive(process) else None
        except psutil.NoSuchProcess:
            return None

    def number_reused(self) -> bool:
        return psutil.pid_exists(self.pid) and self.process() is None and not _is_zombie(self.pid)


def _is_zombie(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def is_alive(process: psutil.Process) -> bool:
    return process.is_running() and not _is_zombie(process.pid)


def wait_for_end(processes: Iterable[psutil.Process], seconds: float) -> bool:
    """Wait until none runs; a zombie counts as ended, for not every machine's first process reaps orphans."""
    deadline = time.monotonic() + seconds
    while any(is_alive(process) for process in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def members(leader: int) -> list[psutil.Process]:
    """Who is left of the group that a program of ours led."""
    found = []
    for process in psutil.process_iter():
        with suppress(ProcessLookupError):
            if os.getpgid(process.pid) == leader:
                found.append(process)
    return found


def end_group(leader: int) -> None:
    """Kill what is left of the group that a program of ours led."""
    if leader != os.getpgrp():
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def end(record: ProgramRecord) -> bool:
    """End what the record names, gently and then not; true when there was something to end."""
    if record.number_reused():
        return False
    process = record.process()
    if process:
        with suppress(psutil.NoSuchProcess):
            process.send_signal(record.stop_signal)
        wait_for_end([process], record.grace)
    offspring = members(record.pid)
    end_group(record.pid)
    wait_for_end(offspring, 5.0)  # until then they may hold a port or a lock that the next run wants
    return process is not None


@dataclass
class ProgramLedger:
    """The processes of this run, written down in STATE before anything can go wrong with us."""

    path: Path
    records: list[ProgramRecord] = field(default_factory=list)
    is_written: bool = True

    def add(self, program: Program, pid: int) -> None:
        with suppress(psutil.NoSuchProcess):
            began = psutil.Process(pid).create_time()
            self.records.append(ProgramRecord(program.name, pid, began, program.stop_signal, program.grace))
            self._write()

    def remove(self, pid: int) -> None:
        self.records = [record for record in self.records if record.pid != pid]
        self._write()

    def end_leftovers(self) -> list[str]:
        """End what an earlier run left, last started first, and name it."""
        ended = [record.name for record in reversed(self.read()) if end(record)]
        self.records = []
        self._write()
        return ended

    def read(self) -> list[ProgramRecord]:
        try:
            return [ProgramRecord(**entry) for entry in json.loads(self.path.read_text())]
        except (FileNotFoundError, ValueError, TypeError):
            return []

    def _write(self) -> None:
        """Write it down whole; on a full disk it stands in memory until `write_again`."""
        unfinished = self.path.with_suffix(".new")
        try:
            unfinished.write_text(json.dumps([vars(record) for record in self.records]))
            unfinished.replace(self.path)
            self.is_written = True
        except OSError:
            self.is_written = False

    def write_again(self) -> None:
        if not self.is_written:
            self._write()
