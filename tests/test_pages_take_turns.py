"""Every page that acts on a case takes the case's lock before it looks at what was sent, or at the clock."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Event
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.access import has_permission
from accounts.models import Role, User
from casework.models import Case
from risk.models import Clock
from tests.access_table import ROUTES, Route, Thing
from tests.factories import make_user
from tests.orders.acting import signed_in
from tests.shared_case import SharedCase, make_liaison
from tests.test_access import arguments
from tests.two_at_once import PATIENCE, really_written, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("two_at_once")]


@pytest.fixture(scope="module")
def told(written_case: SharedCase) -> SharedCase:
    return written_case


ASKS_IN_ITS_SERVICE: Final = frozenset(
    {"exhibit_create", "upload_start", "upload_part", "upload_finish", "upload_discard"}
)
"""These read a file from the network first, and hold no lock meanwhile."""
TO_COME: Final = frozenset({"signature_answer", "flag_acknowledge", "task_edit", "task_snooze", "task_finish"})
"""Their gates find the row before they lock; what their services check stands under the lock."""
NO_CASE_YET: Final = frozenset(
    {Thing.NOTHING, Thing.JOB, Thing.REFERRAL, Thing.REASSIGNMENT, Thing.IMPORTED, Thing.DIARY_FEED, Thing.FEED_TOKEN}
)
ACTS_ON_A_CASE: Final = [
    name
    for name, route in ROUTES.items()
    if "POST" in route.methods and route.about not in NO_CASE_YET and name not in ASKS_IN_ITS_SERVICE | TO_COME
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
                done.wait(PATIENCE)
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


def who_may(route: Route, told: SharedCase) -> User:
    people = (told.worker, make_user(role=Role.SUPERVISOR, teams=[told.case.team]), make_liaison(told.force))
    return next(each for each in people if route.permission is None or has_permission(each, route.permission))


def waits(name: str, told: SharedCase) -> bool:
    """Whether a form of a page is not even looked at while somebody else acts on the case."""
    client = signed_in(who_may(ROUTES[name], told))
    where = reverse(
        name, kwargs={each: really_written(partial(row_of, told, each)).public_id for each in arguments(name)}
    )
    with somebody_acts_on(told.case), connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '40ms'")
        try:
            with transaction.atomic():
                client.post(where, {"submission": str(uuid4())})
        except OperationalError as late:
            return "lock timeout" in str(late)
        finally:
            cursor.execute("RESET lock_timeout")
    return False


def row_of(told: SharedCase, argument: str) -> Any:
    if argument == "clock_id":
        return Clock.objects.filter(case=told.case).late(timezone.now())[0]
    return getattr(told, argument.removesuffix("_id"))


@pytest.mark.parametrize("name", ACTS_ON_A_CASE)
def test_page_takes_the_lock_of_the_case_before_it_looks_at_a_form(name: str, told: SharedCase) -> None:
    assert waits(name, told)


@pytest.mark.takes_locks_out
@pytest.mark.parametrize("name", ["warrant_check", "order_renewal", "case_close"])
def test_without_locks_a_page_looks_while_somebody_else_acts(name: str, told: SharedCase) -> None:
    with without_locks("casework.case_acts.row_of_case"):
        assert not waits(name, told)
