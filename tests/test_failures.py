"""Sends every form into a failure, and finds its words on the answer, the same key, and no claim that was not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from unittest import mock
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import OperationalError, connection
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.database import clock
from accounts.people.models import User
from accounts.sign_in.session_store import SessionStore
from accounts.submissions.form_owner import FIELD, HEADER, mark_of
from accounts.submissions.models import Submission
from casework.notes.models import Note
from config.acts import ACTS_BY_ITSELF
from tests.access_table import Person
from tests.factories import make_case, make_user
from tests.test_access import make_world
from tests.test_binding import BOUND, WORDS, may_reach

SECRET: Final = "Nobody's business 4711"
FROM_SCRIPT: Final = {"upload_start", "upload_part"}
"""Only ever sent by the page's script, about a piece of a file."""
ASKS_NO_TIME: Final = {
    *("draft_discard", "session_end", "account_act", "list_looks"),
    *("person_reset", "invitation_renew", "liaison_confirm"),  # without a number in the query they lead to their list
}
"""Refused by their forms before anything is asked, as they are sent here, or a choice that no time is asked for."""


class Bug(Exception):
    """Stands for any mistake of ours."""


FAILURES: Final = ((Bug(), 500), (OperationalError("gone"), 503))
FEWEST: Final = {Person.OWNER: 90, Person.SUPERVISOR: 90, Person.MANAGER: 10, Person.LIAISON: 4}


@contextmanager
def first_look_at_the_clock(fails: Exception) -> Iterator[None]:
    """Have the first thing that any act asks of the database fail, and nothing after it."""
    asked, failures = clock._ask_database, [fails]

    def ask() -> Any:
        if failures:
            raise failures.pop()
        return asked()

    with mock.patch.object(clock, "_ask_database", ask):
        yield


def caseworker_with_a_case() -> tuple[User, str]:
    """Somebody with a case, and where they write a note on it."""
    case = make_case()
    case.caseworker = make_user(teams=[case.team])
    case.save()
    return case.caseworker, reverse("note_create", args=[case.public_id])


def plain_client(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def given(answer: Any) -> str:
    return str(answer.content.decode())


# --- Every form ------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("person", [Person.OWNER, Person.SUPERVISOR, Person.MANAGER, Person.LIAISON])
def test_every_form_that_ends_in_an_error_has_its_words_back_and_claims_nothing(person: Person) -> None:
    world = make_world(person)
    assert world.user
    client, mark, wrong, met = plain_client(world.user), mark_of(world.user, now=timezone.now()), [], 0
    for name, route in BOUND.items():
        if not may_reach(world, route) or name in {*FROM_SCRIPT, *ASKS_NO_TIME}:
            continue
        met += 1
        failure, status = FAILURES[met % len(FAILURES)]
        sent = {"submission": str(uuid4()), FIELD: mark, "story": WORDS, "new_password1": SECRET}
        with first_look_at_the_clock(failure):
            answer = client.post(world.address(name), sent)
        page, known = given(answer), "We do not know" if name in ACTS_BY_ITSELF else "It was not saved"
        lacks = [] if name == "password_change" else [each for each in (WORDS, known) if each not in page]
        promises = name in ACTS_BY_ITSELF and ("saved once" in page or "Send it again" in page)
        if answer.status_code != status or lacks or promises or SECRET in page:
            wrong.append(f"{name}: {answer.status_code} {lacks}")
    assert wrong == []
    assert met > FEWEST[person]


@pytest.mark.django_db
def test_script_is_told_in_its_own_language_that_nothing_is_certain() -> None:
    world = make_world(Person.OWNER)
    assert world.user
    client, mark = plain_client(world.user), mark_of(world.user, now=timezone.now())
    with first_look_at_the_clock(Bug()):
        answer = client.post(reverse("drafts"), {"fields_typed": "{}"}, headers={HEADER: mark})
    assert (answer.status_code, answer.json()["kept"]) == (500, False)


# --- One form, with a database that really fails ---------------------------------------------------------------------


@pytest.fixture
def writer(transactional_db: None) -> tuple[Client, str, dict[str, str]]:
    """Somebody who writes a note: their browser, where they send it, and what."""
    user, place = caseworker_with_a_case()
    mark = mark_of(user, now=timezone.now())
    return plain_client(user), place, {"text": WORDS, "submission": str(uuid4()), FIELD: mark}


def notes() -> int:
    return Note.objects.filter(text=WORDS).count()


def kill(pid: int) -> None:
    with psycopg.connect(**_other_connection()) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def _other_connection() -> dict[str, Any]:
    params = connection.get_connection_params()
    return {name: params[name] for name in ("dbname", "user", "password", "host", "port") if name in params}


def my_pid() -> int:
    connection.ensure_connection()
    return int(connection.connection.info.backend_pid)


def test_connection_killed_between_commit_and_session_leads_to_what_was_saved(writer: Any) -> None:
    client, place, sent = writer
    save = SessionStore.save
    killed: list[int] = []

    def save_after_a_kill(self: SessionStore, must_create: bool = False) -> None:
        if not killed and not must_create:
            killed.append(my_pid())
            kill(killed[0])
        save(self, must_create=must_create)

    with mock.patch.object(SessionStore, "save", save_after_a_kill):
        answer = client.post(place, sent)
    assert killed
    assert (answer.status_code, notes()) == (302, 1)
    assert client.get(answer.headers["Location"]).status_code == 200
    assert client.post(place, sent).headers["Location"] == answer.headers["Location"]
    assert notes() == 1


def test_session_that_somebody_ended_meanwhile_still_leads_to_what_was_saved(writer: Any) -> None:
    client, place, sent = writer
    save = SessionStore.save

    def save_what_is_gone(self: SessionStore, must_create: bool = False) -> None:
        self.delete(self.session_key)
        save(self, must_create=must_create)

    with mock.patch.object(SessionStore, "save", save_what_is_gone):
        answer = client.post(place, sent)
    assert (answer.status_code, notes()) == (302, 1)
    assert answer.headers["Location"] == Submission.objects.get().answer


@contextmanager
def commit_fails(*, once_it_is_done: bool) -> Iterator[None]:
    """Lose the connection over the commit of a form: before it arrives, or before its answer does."""
    commit: Any = DatabaseWrapper._commit  # type: ignore[attr-defined]
    lost: list[bool] = []

    def losing(self: DatabaseWrapper) -> None:
        if lost:
            commit(self)
            return
        lost.append(True)
        if once_it_is_done:
            commit(self)
        kill(my_pid())
        if once_it_is_done:
            raise OperationalError("server closed the connection unexpectedly")
        commit(self)

    with mock.patch.object(DatabaseWrapper, "_commit", losing):
        yield
    assert lost


def test_commit_whose_answer_is_lost_leads_to_what_was_saved(writer: Any) -> None:
    client, place, sent = writer
    with commit_fails(once_it_is_done=True):
        answer = client.post(place, sent)
    assert (answer.status_code, notes()) == (302, 1)
    assert answer.headers["Location"] == Submission.objects.get().answer


def test_commit_that_is_lost_says_so_and_the_same_form_sent_again_saves_it_once(writer: Any) -> None:
    client, place, sent = writer
    with commit_fails(once_it_is_done=False):
        answer = client.post(place, sent)
    page = given(answer)
    assert (answer.status_code, notes()) == (503, 0)
    assert "It was not saved." in page
    assert WORDS in page
    again = form_of(page)
    assert again["submission"] == sent["submission"]
    assert [client.post(place, again).status_code for _ in range(2)] == [302, 302]
    assert notes() == 1


def form_of(page: str) -> dict[str, str]:
    """What the button to send again sends."""
    return dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL))


def test_database_that_is_away_is_not_taken_for_an_answer(writer: Any) -> None:
    client, place, sent = writer
    broken = mock.patch.object(DatabaseWrapper, "get_new_connection", side_effect=psycopg.OperationalError("refused"))
    connection.close()
    with broken:
        answer = client.post(place, sent)
    page = given(answer)
    assert answer.status_code == 503
    assert "We do not know whether it was saved" in page
    assert reverse("sent_form", args=[sent["submission"]]) in page
    assert WORDS in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.post(place, form_of(page)).status_code == 302
    assert notes() == 1


def test_looking_whether_it_was_saved_says_what_is_so(writer: Any) -> None:
    client, place, sent = writer
    look = reverse("sent_form", args=[UUID(sent["submission"])])
    before = client.get(look)
    assert (before.status_code, "It was not saved" in given(before)) == (404, True)
    answer = client.post(place, sent)
    after = client.get(look)
    assert (after.status_code, answer.headers["Location"] in given(after)) == (200, True)


def test_looking_after_the_form_of_somebody_else_says_nothing(writer: Any) -> None:
    client, place, sent = writer
    client.post(place, sent)
    look = reverse("sent_form", args=[UUID(sent["submission"])])
    assert plain_client(make_user()).get(look).status_code == 404


# --- What is given back, and what is not -----------------------------------------------------------------------------


@pytest.mark.django_db
def test_password_is_given_back_to_nobody_and_such_a_form_is_not_sent_again(settings: Any) -> None:
    user = make_user()
    client = plain_client(user)
    sent = {"old_password": SECRET, "new_password1": SECRET, "submission": str(uuid4())}
    with first_look_at_the_clock(Bug()):
        page = given(client.post(reverse("password_change"), {**sent, FIELD: mark_of(user, now=timezone.now())}))
    assert SECRET not in page
    assert "Send it again" not in page


@pytest.mark.django_db
def test_name_typed_at_the_sign_in_is_not_given_back() -> None:
    with first_look_at_the_clock(Bug()), mock.patch("accounts.sign_in.views.sign_in.SignInForm", side_effect=Bug()):
        page = given(
            Client(raise_request_exception=False).post(reverse("login"), {"username": SECRET, "password": "x"})
        )
    assert SECRET not in page


@pytest.mark.django_db
def test_form_that_nobody_drew_is_not_sent_again_from_here() -> None:
    user, place = caseworker_with_a_case()
    with first_look_at_the_clock(Bug()):
        page = given(plain_client(user).post(place, {"text": WORDS, "submission": str(uuid4())}))
    assert WORDS in page
    assert "Send it again" not in page


@pytest.mark.django_db
def test_words_of_a_failed_form_are_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    user, place = caseworker_with_a_case()
    with first_look_at_the_clock(Bug(WORDS)):
        plain_client(user).post(place, {"text": WORDS, "submission": str(uuid4())})
    assert caplog.records
    assert all(WORDS not in record.getMessage() for record in caplog.records)


@pytest.mark.django_db
@pytest.mark.parametrize("person", [Person.OWNER, Person.LIAISON])
def test_form_for_what_is_out_of_sight_or_not_allowed_has_its_words_back(person: Person) -> None:
    world = make_world(person)
    assert world.user
    client, mark = plain_client(world.user), mark_of(world.user, now=timezone.now())
    for name in ("note_create", "incident_create", "threshold_change"):
        real = client.post(world.address(name, real=False), {"submission": str(uuid4()), FIELD: mark, "text": WORDS})
        assert real.status_code in {403, 404}, name
        assert WORDS in given(real), name
