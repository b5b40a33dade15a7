"""The process that stands in for silent jobs, and the banner that says when they are silent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from orders.management.commands import watch
from orders.services.watching import SILENT_AFTER, watch_once
from risk.models import Flag, Heartbeat
from risk.services.flags import beat
from tests.factories import OPENED_AT, make_clock, make_deadline, make_user

NOW: Final = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
SECOND: Final = timedelta(seconds=1)


def make_due() -> None:
    make_deadline(clock=make_clock(late_at=OPENED_AT + timedelta(days=1)))


@pytest.mark.django_db
def test_watch_leaves_the_work_to_jobs_that_are_awake() -> None:
    make_due()
    beat("flags", now=NOW - SILENT_AFTER)
    assert watch_once(now=NOW) is None
    assert not Flag.objects.exists()
    assert Heartbeat.objects.get(name="watch").beat_at == NOW


@pytest.mark.django_db
@pytest.mark.parametrize("silent_for", [SILENT_AFTER + SECOND, timedelta(days=1), None])
def test_watch_raises_flags_when_the_jobs_are_silent_or_have_never_run(silent_for: timedelta | None) -> None:
    make_due()
    if silent_for is not None:
        beat("flags", now=NOW - silent_for)
    assert watch_once(now=NOW) == 1
    assert Flag.objects.get().at == OPENED_AT + timedelta(days=1)
    assert Heartbeat.objects.get(name="flags").beat_at == NOW


@pytest.mark.django_db
def test_watch_after_its_own_run_waits_again() -> None:
    assert watch_once(now=NOW) == 0
    assert watch_once(now=NOW + 15 * SECOND) is None


@pytest.mark.django_db
def test_watch_tries_again_when_the_database_is_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*, now: datetime) -> None:
        raise OperationalError(f"at {now}")

    monkeypatch.setattr(watch, "watch_once", away)
    monkeypatch.setattr(connection, "close", lambda: None)  # the test's own transaction lives on it
    monkeypatch.setattr(watch, "close_old_connections", lambda: None)
    watch.look()
    assert "the database does not answer (OperationalError); trying again" in caplog.text


# --- The process itself ---------------------------------------------------------------------------------------


@contextmanager
def running_watch() -> Iterator[subprocess.Popen[str]]:
    url = urlsplit(os.environ["DATABASE_URL"])
    database = urlunsplit(url._replace(path=f"/{connection.settings_dict['NAME']}"))
    process = subprocess.Popen(
        [sys.executable, "manage.py", "watch", "--every", "0.2"],
        env={**os.environ, "DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "config.settings"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def wait_for(claim: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not claim():
        assert time.monotonic() < end, "waited for a minute"
        time.sleep(0.1)


def beats_after(moment: datetime) -> bool:
    return Heartbeat.objects.filter(name="watch", beat_at__gt=moment).exists()


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_watch_survives_a_lost_connection_and_stops_cleanly_when_told() -> None:
    make_due()
    with running_watch() as process:
        wait_for(lambda: beats_after(OPENED_AT))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        ended_at = timezone.now()
        wait_for(lambda: beats_after(ended_at))
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert Flag.objects.count() == 1
    assert "raised 1 rows" in said
    assert "Traceback" not in said


# --- The banner -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("age", "is_said"), [(timedelta(seconds=120), False), (timedelta(seconds=240), True), (None, True)]
)
def test_every_page_says_when_the_job_is_silent(client: Client, age: timedelta | None, is_said: bool) -> None:
    if age is not None:
        beat("flags", now=timezone.now() - age)
    client.force_login(make_user(role=Role.CASEWORKER))
    page = client.get(reverse("password_change")).content.decode()
    assert ("Alerts may be delayed" in page) is is_said


@pytest.mark.django_db
def test_sign_in_page_does_not_ask_about_the_job(client: Client) -> None:
    assert "Alerts may be delayed" not in client.get(reverse("login")).content.decode()
