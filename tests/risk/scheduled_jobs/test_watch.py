"""The process that stands in for silent jobs, and the banner that says when they are silent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pytest
from celery import current_app
from django.db import OperationalError, connection
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role
from orders.jobs.stand_in import watch_flags, watch_other_jobs
from orders.management.commands import watch
from risk.flags.models import Flag
from risk.scheduled_jobs.models.heartbeat import Heartbeat
from risk.scheduled_jobs.rules import FLAGS, WATCH, JobHealth, sleeps_after
from risk.scheduled_jobs.services import beat, intervals, note_start, scheduled_jobs
from tests.factories import OPENED_AT, make_clock, make_deadline, make_user

SECOND: Final = timedelta(seconds=1)


@pytest.fixture(scope="module", autouse=True)
def _jobs_are_known() -> None:
    current_app.autodiscover_tasks(force=True)


def make_due() -> None:
    make_deadline(clock=make_clock(late_at=OPENED_AT + timedelta(days=1)))


def all_ran_just_now() -> None:
    for name in (*intervals(), WATCH):
        beat(name)


def silence(name: str, for_: timedelta) -> None:
    beat(name)
    Heartbeat.objects.filter(name=name).update(beat_at=Now() - for_)


@pytest.mark.django_db
def test_watch_leaves_the_work_to_jobs_that_are_awake() -> None:
    make_due()
    all_ran_just_now()
    silence(FLAGS, 85 * SECOND)
    assert (watch_flags(), watch_other_jobs()) == ([], [])
    assert not Flag.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("silent_for", [91 * SECOND, timedelta(days=1), None])
def test_watch_raises_flags_when_the_job_is_silent_or_has_never_run(silent_for: timedelta | None) -> None:
    make_due()
    if silent_for is not None:
        silence(FLAGS, silent_for)
    assert watch_flags() == [FLAGS]
    assert Flag.objects.get().at == OPENED_AT + timedelta(days=1)
    known = {job.name: job for job in scheduled_jobs()}
    assert (known[FLAGS].state, known[FLAGS].by_watch) == (JobHealth.AWAKE, True)
    assert known[WATCH].state is JobHealth.AWAKE
    assert watch_flags() == [], "after its own run it waits again"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(intervals()) - {FLAGS}))
def test_watch_stands_in_for_each_job_of_the_schedule_by_its_own_limit(name: str) -> None:
    all_ran_just_now()
    limit = sleeps_after(intervals()[name]) - 30 * SECOND
    silence(name, limit - 5 * SECOND)
    assert watch_other_jobs() == []
    silence(name, limit + SECOND)
    assert (watch_flags(), watch_other_jobs()) == ([], [name])
    assert next(job for job in scheduled_jobs() if job.name == name).state is JobHealth.AWAKE
    assert (watch_other_jobs(), watch_flags()) == ([], [])


@pytest.mark.django_db
def test_job_that_fails_leaves_no_heartbeat_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*, now: datetime) -> int:
        raise ZeroDivisionError(f"a secret at {now}")

    monkeypatch.setattr("orders.jobs.remeasuring.remeasure", fail)
    monkeypatch.setattr("orders.jobs.stand_in.close_old_connections", lambda: None)  # the test lives on it
    assert set(watch_other_jobs()) == set(intervals()) - {FLAGS, "orders.remeasure"}
    assert not Heartbeat.objects.filter(name="orders.remeasure").exists()
    said = [record.getMessage() for record in caplog.records if record.name == "orders.jobs.stand_in"]
    assert said == ["watch: orders.remeasure failed in its stand-in (ZeroDivisionError)"]


@pytest.mark.django_db
def test_task_that_is_on_no_schedule_leaves_no_heartbeat() -> None:
    assert current_app.tasks["orders.check_import"].apply((str(uuid4()),)).successful()
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db
def test_watch_tries_again_when_the_database_is_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> list[str]:
        raise OperationalError

    monkeypatch.setattr(connection, "close", lambda: None)  # the test's own transaction lives on it
    monkeypatch.setattr(watch, "close_old_connections", lambda: None)
    watch.look(away)
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
    assert "silent, and done in their place: risk.raise_flags" in said
    assert "Traceback" not in said


# --- The banner -----------------------------------------------------------------------------------------------


def page_of(client: Client, role: Role, address: str = "password_change") -> str:
    client.force_login(make_user(role=role))
    return client.get(reverse(address)).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("age", "is_said"), [(119, False), (121, True), (86_400, True), (None, True)])
def test_every_page_says_when_flags_were_not_raised_for_two_minutes(
    client: Client, age: int | None, *, is_said: bool
) -> None:
    page_of(client, Role.CASEWORKER)  # so that templates are read already, and the seconds are those of the heartbeat
    all_ran_just_now()
    if age is None:
        Heartbeat.objects.filter(name=FLAGS).delete()
    else:
        silence(FLAGS, age * SECOND)
    page = client.get(reverse("password_change")).content.decode()
    assert ("Alerts may be delayed" in page) is is_said


@pytest.mark.django_db
def test_page_of_a_new_copy_does_not_claim_a_delay_that_cannot_be_yet(client: Client) -> None:
    note_start()
    assert "Alerts may be delayed" not in page_of(client, Role.CASEWORKER)


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_those_who_look_after_a_service_are_told_that_a_job_sleeps(client: Client, role: Role) -> None:
    all_ran_just_now()
    assert "Some work that runs by itself has stopped" not in page_of(client, role)
    silence("orders.ask_about_hearings", timedelta(hours=1))
    page = page_of(client, role)
    told = role in {Role.SUPERVISOR, Role.SERVICE_MANAGER}
    assert ("Some work that runs by itself has stopped" in page) is told
    assert "Alerts may be delayed" not in page, "flags are raised"


@pytest.mark.django_db
def test_list_of_jobs_says_in_words_which_sleep(client: Client) -> None:
    all_ran_just_now()
    page = page_of(client, Role.SUPERVISOR, "scheduled_job_list")
    assert "Nothing has stopped." in page
    silence("orders.ask_about_hearings", timedelta(hours=1))
    beat("risk.count_idle", by_watch=True)
    page = client.get(reverse("scheduled_job_list")).content.decode()
    assert "<strong>1 of these has stopped.</strong>" in page
    assert page.index("Asking for what days at court need") < page.index("Counting cases on which nobody acts")
    assert page.count(">Stopped<") == 1
    assert page.count("Done by the stand-in") == 1
    assert "1 hour ago" in page


@pytest.mark.django_db
def test_sign_in_page_does_not_ask_about_the_job(client: Client) -> None:
    assert "Alerts may be delayed" not in client.get(reverse("login")).content.decode()
