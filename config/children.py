"""The programs of one running copy: started, watched, started again when one dies, and ended together."""

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import psutil

from config.embedded.programs import Program, ProgramLedger, end_group, wait_for_end

LONGEST_PAUSE: Final = 30.0
STEADY_AFTER: Final = 60.0  # seconds of life after which an end is no longer counted as one of a series
A_SERIES: Final = 3

Say = Callable[[str], None]


class ChildProgram:
    """One program that must run as long as we do. `clear` puts away what its last life left, before each new one."""

    def __init__(self, program: Program, ledger: ProgramLedger, *, clear: Callable[[], None] = lambda: None) -> None:
        self.program, self.ledger, self.clear = program, ledger, clear
        self.ends_in_a_row = 0
        self.start_again_at: float | None = None
        self.asked_to_end_at = 0.0
        self.start()

    def start(self) -> None:
        self.process = self.program.start()
        self.started_at = time.monotonic()
        self.start_again_at = None
        self.ledger.add(self.program, self.process.pid)

    @property
    def is_up(self) -> bool:
        return self.start_again_at is None

    @property
    def trouble(self) -> str:
        """A sentence while it ends again and again; nothing while it is well."""
        if self.ends_in_a_row < A_SERIES:
            return ""
        return f"{self.program.name} ended {self.ends_in_a_row} times in a row"

    def watch(self, say: Say) -> None:
        """Notice an end, say so, and start again after a pause that grows while the ends follow each other."""
        if self.start_again_at is not None:
            if time.monotonic() >= self.start_again_at:
                self._start_again(say)
        elif (code := self.process.poll()) is not None:
            lived = time.monotonic() - self.started_at
            self.ends_in_a_row = 0 if lived > STEADY_AFTER else self.ends_in_a_row
            self._put_off(say, f"ended ({_words_for(code)}): starting it again")
            self._forget()
        elif self.ends_in_a_row and time.monotonic() - self.started_at > STEADY_AFTER:
            self.ends_in_a_row = 0

    def _start_again(self, say: Say) -> None:
        try:
            self.clear()
            self.start()
        except (OSError, psutil.Error) as error:
            self._put_off(say, f"cannot be started ({getattr(error, 'strerror', None) or error}): trying again")
        else:
            say(f"{self.program.name} is back")

    def _put_off(self, say: Say, what: str) -> None:
        self.ends_in_a_row += 1
        pause = min(2.0 ** (self.ends_in_a_row - 1), LONGEST_PAUSE)
        self.start_again_at = time.monotonic() + pause
        say(f"{self.program.name} {what} in {pause:.0f} s{self._where()}")

    def hurry(self) -> None:
        """Do not wait out the pause: what it died of is over."""
        self.ends_in_a_row = 0
        if self.start_again_at is not None:
            self.start_again_at = time.monotonic()

    def end_hung(self) -> None:
        """Kill it with everything under it, for it hears nothing; the next look starts it again."""
        with suppress(psutil.NoSuchProcess):
            head = psutil.Process(self.process.pid)
            for process in (head, *head.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    process.kill()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)

    def ask_to_end(self) -> None:
        self.asked_to_end_at = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(self.program.stop_signal)

    def wait_for_end(self) -> None:
        """Its grace counts from when it was asked: of several that hang, none waits for another's to pass."""
        try:
            self.process.wait(max(0.0, self.asked_to_end_at + self.program.grace - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._forget()

    def _forget(self) -> None:
        end_group(self.process.pid)
        self.ledger.remove(self.process.pid)

    def _where(self) -> str:
        return f", see {self.program.log}" if self.program.log else ""


def _words_for(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit status {code}"


def end_together(children: list[ChildProgram]) -> None:
    for child in children:
        child.ask_to_end()
    for child in children:
        child.wait_for_end()


def run_to_its_end(program: Program, ledger: ProgramLedger, pause: Callable[[float], None]) -> int:
    """Run a program that ends by itself; `pause` may raise to give up, and the program is ended then too."""
    process = program.start()
    ledger.add(program, process.pid)
    try:
        while (code := process.poll()) is None:
            pause(0.05)
        return code
    finally:
        if process.poll() is None:
            process.terminate()
            wait_for_end([psutil.Process(process.pid)], program.grace)
        end_group(process.pid)
        process.wait()
        ledger.remove(process.pid)
