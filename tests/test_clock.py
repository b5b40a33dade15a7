"""Finds whoever asks the host what time it is; a host with a wrong clock changes nothing and is told of."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.database.clock import HostClockIsOff, database_now, host_is_off, request_now
from accounts.people.models import Role, User
from risk.scheduled_jobs.models.heartbeat import Heartbeat
from risk.scheduled_jobs.rules import FLAGS
from risk.tasks import raise_flags
from tests.clocked import host_is_ahead, time_is
from tests.factories import make_user
from tests.floors import modules, named

ASKS_THE_HOST: Final = frozenset(
    {
        *("timezone.now", "timezone.localdate", "timezone.localtime", "datetime.now", "datetime.utcnow"),
        *("datetime.today", "date.today", "time.time"),
    }
)
WITH_A_MOMENT: Final = frozenset({"timezone.localdate", "timezone.localtime"})
"""These turn a moment that they are given; without one they ask the host."""
SAID: Final = "Flags are not raised on this machine"
MAY: Final = {
    "accounts/database/clock.py": "compares the two clocks",
    "config/probe.py": "compares the age of files on one machine",
    "config/troubles.py": "compares the age of files on one machine",
    "record/management/commands/replay.py": "tells of a file where there is no database",
}


def asked_in(source: str) -> Iterator[tuple[int, str]]:
    """Where a module names one of the host's clocks, called or handed on."""
    tree = ast.parse(source)
    given = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and (node.args or node.keywords)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name | ast.Attribute):
            continue
        owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
        name = f"{owner}.{node.attr}"
        if name in ASKS_THE_HOST and not (name in WITH_A_MOMENT and id(node) in given):
            yield node.lineno, name


def test_nobody_asks_the_host_what_time_it_is() -> None:
    asking = [(named(path), line, name) for path in modules() for line, name in asked_in(path.read_text())]
    assert {place for place, *_ in asking} >= {*MAY}, "each of these still asks, and is found"
    assert [f"{place}:{line} {name}" for place, line, name in asking if place not in MAY] == []


@pytest.mark.parametrize(
    "source", ["timezone.now()", "run(clock=timezone.now)", "datetime.datetime.now(UTC)", "date.today()"]
)
def test_each_way_to_ask_the_host_is_found(source: str) -> None:
    assert list(asked_in(source))


def test_turning_a_known_moment_into_a_day_asks_nobody() -> None:
    assert not list(asked_in("timezone.localdate(now)"))


@pytest.mark.django_db
def test_moment_goes_on_inside_one_transaction() -> None:
    with transaction.atomic():
        first = database_now()
        assert database_now() > first
        assert first.tzinfo is UTC


@pytest.mark.django_db
def test_request_has_one_moment(rf: RequestFactory) -> None:
    request = rf.get("/")
    assert request_now(request) is request_now(request)


@pytest.mark.django_db
def test_host_two_hours_fast_changes_no_moment_and_is_told_of() -> None:
    before = datetime.now(UTC)
    with host_is_ahead(timedelta(hours=2)):
        moment = database_now()
        ahead = host_is_off()
    assert before <= moment < before + timedelta(minutes=1)
    assert ahead is not None
    assert timedelta(hours=1, minutes=59) < ahead < timedelta(hours=2, minutes=1)


@pytest.mark.django_db
def test_host_that_differs_by_little_is_not_told_of() -> None:
    with host_is_ahead(timedelta(seconds=-3)):
        database_now()
        assert host_is_off() is None


def test_a_test_may_hold_the_time() -> None:
    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    with time_is(moment):
        assert database_now() == moment


@pytest.mark.django_db
def test_flags_are_not_raised_on_a_host_whose_clock_is_off_and_its_job_counts_as_silent() -> None:
    with host_is_ahead(timedelta(hours=2)):
        outcome = raise_flags.apply()
    assert isinstance(outcome.result, HostClockIsOff)
    assert not Heartbeat.objects.filter(name=FLAGS).exists()
    assert raise_flags.apply().successful()
    assert Heartbeat.objects.filter(name=FLAGS).exists()


@pytest.mark.django_db
def test_clock_that_is_off_is_told_to_those_who_look_after_the_service_and_to_machines() -> None:
    supervisor, caseworker = make_user(role=Role.SUPERVISOR), make_user()
    with host_is_ahead(timedelta(hours=2)):
        health = Client().get(reverse("health_alerts"))
        pages = [page_of(each) for each in (supervisor, caseworker)]
    assert health.status_code == 503
    assert health.json()["clock"].startswith("The clock of this machine is 1")
    assert [SAID in page for page in pages] == [True, False]
    assert SAID not in page_of(supervisor)


def page_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("job_list")).content.decode()
