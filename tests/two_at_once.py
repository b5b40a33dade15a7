"""Does two acts at once in two threads: the first is stopped inside its transaction, and the second is seen to wait."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Final, TypeVar, cast

import pytest
from django.db import connection, connections
from django.db.models import QuerySet

Made = TypeVar("Made")
PATIENCE: Final = 30.0
"""Seconds after which a test gives up; nothing here takes as long unless it is stuck."""
LOCKS: Final = ("casework.cases.services.locks", "casework.cases.models.case", "django.")
"""Who asks on behalf of somebody else."""


@dataclass
class Outcome:
    """What became of one of the two: what it returned, or what it raised."""

    value: Any = None
    error: BaseException | None = None
    pid: int = 0
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def name(self) -> str:
        """The error by its class, or "done"."""
        return type(self.error).__name__ if self.error else "done"


@dataclass(frozen=True)
class AtOnce:
    """The two outcomes, and whether the second stood and waited for a lock of the first."""

    first: Outcome
    second: Outcome
    waited: bool

    @property
    def names(self) -> tuple[str, str]:
        return self.first.name, self.second.name


def two_at_once(first: Callable[[], Any], second: Callable[[], Any], *, before: str) -> AtOnce:
    """Start `first`, stop it before its first statement that begins with `before`, start `second`, let `first` go on.

    `first` goes on as soon as the second waits for it, or is done. What both act on must be `really_written`.
    """
    stop = _Stop(before)
    one, two = Outcome(), Outcome()
    threads = [_start(first, one, stop)]
    try:
        assert _until(lambda: stop.reached.is_set() or one.done.is_set()), "the first is stuck"
        assert stop.reached.is_set(), f"the first never came to {before!r}: {one.error or one.value!r}"
        threads.append(_start(second, two, None))
        assert _until(lambda: two.done.is_set() or _waits_for(two.pid, one.pid)), "the second is stuck"
        waited = not two.done.is_set()
    finally:
        stop.go_on.set()
        for thread in threads:
            thread.join(PATIENCE)
    assert one.done.is_set(), "the first did not end"
    assert two.done.is_set(), "the second did not end"
    return AtOnce(one, two, waited)


def really_written(make: Callable[[], Made]) -> Made:
    """Make what two others must see, outside the transaction that is undone after a test."""
    outcome = Outcome()
    _start(make, outcome, None).join(PATIENCE)
    if outcome.error:
        raise outcome.error
    return cast("Made", outcome.value)


class _Stop:
    """Holds up the statements of one thread before the first that begins as told."""

    def __init__(self, before: str) -> None:
        self.before, self.reached, self.go_on = before, threading.Event(), threading.Event()

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not self.reached.is_set() and sql.startswith(self.before):
            self.reached.set()
            self.go_on.wait(PATIENCE)
        return execute(sql, params, many, context)


def _start(act: Callable[[], Any], outcome: Outcome, stop: _Stop | None) -> threading.Thread:
    def run() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                outcome.pid = cursor.fetchone()[0]
            with connection.execute_wrapper(stop or _go):
                outcome.value = act()
        except BaseException as error:  # noqa: BLE001 whatever it is, the test looks at it
            outcome.error = error
        finally:
            connections.close_all()
            outcome.done.set()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


def _go(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    return execute(sql, params, many, context)


def _until(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.005)
    return False


def _waits_for(waiting: int, holding: int) -> bool:
    if not waiting:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s = ANY(pg_blocking_pids(%s))", [holding, waiting])
        return bool(cursor.fetchone()[0])


@contextmanager
def without_locks(*taken_out: str) -> Iterator[None]:
    """Let `select_for_update` lock nothing: everywhere, or only in the functions named as "module.function".

    A lock counts to the function that asks for it, through `casework.cases.services.locks` or by itself.
    """
    kept = QuerySet.select_for_update

    def select_for_update(rows: QuerySet[Any], *args: Any, **kwargs: Any) -> QuerySet[Any]:
        if taken_out and _who_asks(sys._getframe(1)) not in taken_out:
            return kept(rows, *args, **kwargs)
        return rows.all()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuerySet, "select_for_update", select_for_update)
        yield


def _who_asks(frame: FrameType | None) -> str:
    while frame and _module(frame).startswith(LOCKS):
        frame = frame.f_back
    return f"{_module(frame)}.{frame.f_code.co_name}" if frame else ""


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))
