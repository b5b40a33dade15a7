"""What a gate let through before the waiting it asks again under the lock: sight, verb, open or closed, the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.people.models import Role, User
from casework.case_tasks.models import Task
from casework.cases.models.case import Case
from casework.cases.services.locks import lock
from casework.evidence.models.exhibit import Exhibit
from tests.factories import make_team
from tests.team_of_two import TeamOfTwo, close, fresh, now, switch_off, team_of_two
from tests.two_at_once import AtOnce, really_written, two_at_once, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.writes_for_all]
TYPED: Final = "Ring the harpsichord teacher"
CASE_WRITTEN: Final = 'UPDATE "casework_case"'


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[TeamOfTwo]:
    with team_of_two(django_db_blocker) as written:
        yield written


def send(by: User, name: str, case: Case, **fields: str) -> Any:
    client = Client(raise_request_exception=False)
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(reverse(name, args=[case.public_id]), {"submission": str(uuid4()), **fields})


def task(by: User, case: Case) -> Any:
    return send(by, "task_create", case, title=TYPED)


def while_it_waits(people: TeamOfTwo, meanwhile: Callable[[Case, User], Any], before: str) -> tuple[AtOnce, Case]:
    """A caseworker sends a task for her case, and waits for what somebody else does to it."""
    worker = really_written(people.colleague)
    case = really_written(partial(people.case, caseworker=worker))
    return two_at_once(partial(meanwhile, case, worker), partial(task, worker, case), before=before), case


@transaction.atomic
def moved_away(case: Case, _worker: User) -> None:
    locked = lock(case)
    locked.caseworker = None
    locked.save()


@transaction.atomic
def made_an_auditor(case: Case, worker: User) -> None:
    lock(case)
    worker.role = Role.AUDITOR
    worker.save()


@transaction.atomic
def moved_to_another_team(case: Case, worker: User) -> None:
    locked = lock(case)
    locked.team, locked.caseworker = make_team(organisation=case.organisation), None
    locked.save()


@transaction.atomic
def account_switched_off(case: Case, worker: User) -> None:
    lock(case)
    switch_off(worker)


def closed(case: Case, _worker: User) -> None:
    close(case, at=now())


LOST: Final[dict[Callable[[Case, User], Any], tuple[str, int]]] = {
    moved_away: (CASE_WRITTEN, 404),
    moved_to_another_team: (CASE_WRITTEN, 404),
    made_an_auditor: ('UPDATE "accounts_user"', 404),
    account_switched_off: ('UPDATE "accounts_user"', 400),  # its session has ended with it
    closed: (CASE_WRITTEN, 409),
}


@pytest.mark.parametrize("meanwhile", LOST, ids=lambda each: each.__name__)
def test_who_waited_is_asked_again_under_the_lock(meanwhile: Callable[..., Any], people: TeamOfTwo) -> None:
    before, status = LOST[meanwhile]
    ended, case = while_it_waits(people, meanwhile, before)
    assert ended.waited
    assert ended.second.value.status_code == status
    assert not Task.objects.filter(case=case).exists()


@pytest.mark.parametrize("meanwhile", LOST, ids=lambda each: each.__name__)
def test_without_the_locks_the_task_would_be_set(meanwhile: Callable[..., Any], people: TeamOfTwo) -> None:
    with without_locks():
        ended, case = while_it_waits(people, meanwhile, LOST[meanwhile][0])
    assert ended.second.value.status_code == 302
    assert Task.objects.filter(case=case).exists()


def test_who_comes_to_a_case_that_is_closed_meanwhile_gets_the_words_back(people: TeamOfTwo) -> None:
    ended, _ = while_it_waits(people, closed, CASE_WRITTEN)
    assert TYPED in ended.second.value.content.decode()


def test_clock_is_read_after_the_waiting(people: TeamOfTwo) -> None:
    ended, case = while_it_waits(people, hold_a_moment, CASE_WRITTEN)
    assert ended.waited
    assert Task.objects.get(case=case).set_at > ended.first.value


@transaction.atomic
def hold_a_moment(case: Case, _worker: User) -> Any:
    locked = lock(case)
    locked.save()
    return now()


def test_exhibit_is_not_added_to_a_case_that_is_closed_while_its_files_are_read(people: TeamOfTwo) -> None:
    """Its gate holds no lock while it reads from the network: the same gate asks once more afterwards."""
    case = really_written(people.case)
    fields = {"title": "A letter by hand", "held_by": "client", "state": "held", "consent": "yes", "shows": "It all"}
    ended = two_at_once(
        partial(close, case, at=now()),
        partial(send, people.worker, "exhibit_create", case, **fields),
        before=CASE_WRITTEN,
    )
    assert ended.waited
    assert ended.second.value.status_code == 409
    assert not Exhibit.objects.filter(case=case).exists()


# --- People who are in several cases ------------------------------------------------------------------------------


def names_changed_in(case: Case, by: User) -> Any:
    version = str(fresh(case.victim).version)
    return send(by, "client_change", case, first_name="Alba", last_name="Pear", version=version)


@pytest.mark.parametrize("first", [0, 1])
def test_two_who_write_about_one_client_in_two_cases_take_turns(first: int, people: TeamOfTwo) -> None:
    """Whichever case each comes from, both lock both, the lower number first: no deadlock."""
    one = really_written(people.case)
    two = really_written(partial(people.case, victim=one.victim))
    cases = (one, two) if first == 0 else (two, one)
    ended = two_at_once(
        partial(names_changed_in, cases[0], people.worker),
        partial(names_changed_in, cases[1], people.worker),
        before='UPDATE "casework_victim"',
    )
    assert ended.waited
    assert [each.value.status_code for each in (ended.first, ended.second)] == [302, 409]
