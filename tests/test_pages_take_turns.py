"""Every page that acts on a case takes the case's lock before it looks at what was sent, or at the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.permissions.access import has_permission
from casework.cases.models.case import Case
from risk.clocks.models.clock import Clock
from tests.access_table import ROUTES, Route, Thing
from tests.factories import make_user
from tests.orders.acting import signed_in
from tests.shared_case import SharedCase, make_liaison
from tests.test_access import arguments
from tests.two_at_once import PATIENCE, really_written, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.writes_for_all]


@pytest.fixture(scope="module")
def told(written_case: SharedCase) -> SharedCase:
    return written_case


ASKS_IN_ITS_SERVICE: Final = frozenset(
    {"exhibit_create", "upload_start", "upload_part", "upload_finish", "upload_discard"}
)
"""These read a file from the network first, and hold no lock meanwhile."""
NO_CASE_YET: Final = frozenset(
    {
        Thing.NOTHING,
        Thing.JOB,
        Thing.REFERRAL,
        Thing.REASSIGNMENT,
        Thing.IMPORTED,
        Thing.DIARY_FEED,
        Thing.FEED_TOKEN,
        Thing.LINK_TOKEN,
    }
)
ACTS_ON_A_CASE: Final = [
    name
    for name, route in ROUTES.items()
    if "POST" in route.methods and route.about not in NO_CASE_YET and name not in ASKS_IN_ITS_SERVICE
]


@contextmanager
def somebody_acts_on(case: Case) -> Iterator[None]:
    """Somebody else holds the case's lock, in a transaction that is open still."""
    holds, done = Event(), Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                Case.objects.under_lock().get(pk=case.pk)
                holds.set()
                done.wait(20 * PATIENCE)  # as long as all the pages take on a slow machine; `done` is always said
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as people:
        held_until = people.submit(hold)
        assert holds.wait(PATIENCE)
        try:
            yield
        finally:
            done.set()
            held_until.result(PATIENCE)


def who_may(route: Route, people: Iterable[User]) -> User:
    return next(each for each in people if route.permission is None or has_permission(each, route.permission))


def waits(where: str, client: Client) -> bool:
    """Whether a form of a page is not even looked at, because somebody else acts on the case."""
    try:
        with transaction.atomic():
            client.post(where, {"submission": str(uuid4())})
    except OperationalError as late:
        return "lock timeout" in str(late)
    return False


def asked_for(names: Iterable[str], told: SharedCase) -> dict[str, tuple[str, Client]]:
    """Where each page is, and somebody who may act on it."""
    people = (told.worker, make_user(role=Role.SUPERVISOR, teams=[told.case.team]), make_liaison(told.force))
    clients = {each: signed_in(each) for each in people}
    rows = {each: row_of(told, each) for each in {each for name in names for each in arguments(name)}}
    return {
        name: (
            reverse(name, kwargs={each: rows[each].public_id for each in arguments(name)}),
            clients[who_may(ROUTES[name], people)],
        )
        for name in names
    }


def row_of(told: SharedCase, argument: str) -> Any:
    if argument == "clock_id":
        return Clock.objects.filter(case=told.case).late(timezone.now())[0]
    return really_written(lambda: getattr(told, argument.removesuffix("_id")))


@pytest.fixture
def impatient() -> Iterator[None]:
    """Whoever has to wait for a lock gives up at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '10ms'")
        yield
        cursor.execute("RESET lock_timeout")


def test_pages_take_the_lock_of_the_case_before_they_look_at_a_form(told: SharedCase, impatient: None) -> None:
    pages = asked_for(ACTS_ON_A_CASE, told)
    with somebody_acts_on(told.case):
        assert [name for name, (where, client) in pages.items() if not waits(where, client)] == []


@pytest.mark.takes_locks_out
def test_without_locks_pages_look_while_somebody_else_acts(told: SharedCase, impatient: None) -> None:
    pages = asked_for(["warrant_check", "order_renewal", "case_close"], told)
    with somebody_acts_on(told.case), without_locks("casework.gates.access.locked_case.row_of_case"):
        assert [name for name, (where, client) in pages.items() if waits(where, client)] == []
