"""Causes each wait that could hold a thread for ever, and finds it ended by the limit that is meant for it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
import pytest
from django.db import InternalError, OperationalError, connection

from accounts.database.retry import LOCK_NOT_HAD, SILENT_TOO_LONG, TOOK_TOO_LONG, sqlstate_of
from config.environment import Environment
from config.limited_database import base
from config.limited_database.base import STANDS_STILL
from config.limits import SHIPPED, DatabaseLimits, ProcessKind, limits_for, process_kind

SHORT: Final = DatabaseLimits(statement=1, lock=1, transaction=1)
LONGEST: Final = 10.0
"""Seconds that a slow machine may take over what ends after one."""


@contextmanager
def limited(limits: DatabaseLimits, **more: Any) -> Iterator[Any]:
    """A connection of its own, with these limits."""
    other = connection.copy()
    other.settings_dict = {**connection.settings_dict, "OPTIONS": {**limits.options(), **more}}
    try:
        yield other
    finally:
        other.close()


@contextmanager
def soon() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < LONGEST


@pytest.mark.django_db
def test_statement_that_takes_too_long_is_ended() -> None:
    with limited(SHORT) as other, other.cursor() as cursor, soon(), pytest.raises(OperationalError) as ended:
        cursor.execute("SELECT pg_sleep(60)")
    assert sqlstate_of(ended.value) == TOOK_TOO_LONG


@pytest.mark.django_db
def test_lock_that_somebody_holds_is_not_waited_for_without_end() -> None:
    longer = DatabaseLimits(statement=30, lock=1, transaction=30)
    with limited(longer) as holder, limited(longer) as other, holder.cursor() as held, other.cursor() as cursor:
        held.execute("SELECT pg_advisory_lock(4711)")
        with soon(), pytest.raises(OperationalError) as ended:
            cursor.execute("SELECT pg_advisory_lock(4711)")
    assert sqlstate_of(ended.value) == LOCK_NOT_HAD


@pytest.mark.django_db
def test_transaction_in_which_nothing_is_asked_is_ended() -> None:
    with limited(SHORT) as other, other.cursor() as cursor, soon():
        cursor.execute("BEGIN")
        time.sleep(1.5)
        with pytest.raises(InternalError) as ended:
            cursor.execute("SELECT 1")
    assert sqlstate_of(ended.value) == SILENT_TOO_LONG


@pytest.mark.django_db
def test_server_that_stands_still_is_given_up_by_whoever_waits() -> None:
    with limited(SHORT, options="") as other, other.cursor() as cursor:
        frozen = other.connection.info.backend_pid
        os.kill(frozen, signal.SIGSTOP)
        try:
            with soon(), pytest.raises(OperationalError, match=STANDS_STILL):
                cursor.execute("SELECT 1")
            assert other.connection.closed
        finally:
            os.kill(frozen, signal.SIGCONT)
        other.close()
        with other.cursor() as again:
            again.execute("SELECT 1")


def test_pages_give_up_before_the_server_of_pages_does() -> None:
    web = SHIPPED[ProcessKind.WEB]
    assert web.connect + web.statement + web.lock < 20


def test_jobs_wait_longer_than_pages_and_commands_as_long_as_they_need() -> None:
    web, job, command = (SHIPPED[kind] for kind in ProcessKind)
    assert web.statement < job.statement
    assert (command.statement, command.options()["longest_wait"]) == (0, None)
    assert command.lock


@pytest.mark.parametrize(
    ("program", "kind"),
    [
        (["/venv/lib/celery/__main__.py", "--quiet", "-A", "config", "worker"], ProcessKind.JOB),
        (["/venv/bin/celery", "worker"], ProcessKind.JOB),
        (["/venv/bin/gunicorn", "--bind=:8000"], ProcessKind.WEB),
        (["/venv/lib/gunicorn/__main__.py"], ProcessKind.WEB),
        (["manage.py", "watch"], ProcessKind.JOB),
        (["manage.py", "migrate"], ProcessKind.COMMAND),
        (["manage.py"], ProcessKind.COMMAND),
    ],
)
def test_process_knows_what_it_is(program: list[str], kind: ProcessKind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROCESS_KIND", raising=False)
    monkeypatch.setattr("sys.argv", program)
    assert process_kind() is kind


def test_each_limit_can_be_set(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_DATABASE_LOCK_SECONDS", "7")
    limits = limits_for(ProcessKind.WEB, Environment(tmp_path))
    assert (limits.lock, limits.statement) == (7, SHIPPED[ProcessKind.WEB].statement)
    assert "-c lock_timeout=7s" in limits.options()["options"]


def test_server_that_has_just_not_answered_is_not_waited_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def never_answers(**_params: Any) -> None:
        asked.append(1)
        raise psycopg.errors.ConnectionTimeout("connection timeout expired")

    monkeypatch.setattr(base.ImpatientConnection, "connect", never_answers)
    monkeypatch.setattr(base._Refused, "until", 0.0)
    for _ in range(3):
        with pytest.raises(psycopg.OperationalError):
            base._connect(longest_wait=1)
    assert len(asked) == 1
