"""One key, one act: repeats, refusals, broken keys and two senders at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.test import RequestFactory

from accounts.people.models import Team, User
from accounts.submissions.models import Submission
from accounts.submissions.services import submission_key, submitted_once
from tests.factories import make_user

View = Callable[[HttpRequest], HttpResponseBase]


def post(user: User, key: object) -> HttpRequest:
    request = RequestFactory().post("/", {"submission": str(key)})
    request.user = user
    return request


@submitted_once
def team_create(request: HttpRequest) -> HttpResponse:
    """Stand in for a page that acts: one more team at every run."""
    assert isinstance(request.user, User)
    number = Team.objects.count() + 1
    Team.objects.create(organisation=request.user.organisation, name=f"Team {number}")
    return redirect(f"/teams/{number}/")


@submitted_once
def refused_create(request: HttpRequest) -> HttpResponse:
    """Stand in for a form that writes and then finds an error."""
    team_create.__wrapped__(request)  # type: ignore[attr-defined]
    return HttpResponse("Choose a later day.")


def location(response: HttpResponseBase) -> str:
    return response.headers["Location"]


@pytest.mark.django_db
def test_same_key_twice_acts_once_and_leads_to_the_same_place() -> None:
    user, key = make_user(), uuid4()
    answers = [location(team_create(post(user, key))) for _ in range(3)]
    assert answers == ["/teams/1/"] * 3
    assert Team.objects.count() == 1


@pytest.mark.django_db
def test_two_keys_act_twice() -> None:
    user = make_user()
    assert [location(team_create(post(user, uuid4()))) for _ in range(2)] == ["/teams/1/", "/teams/2/"]


@pytest.mark.django_db
def test_form_with_errors_undoes_everything_and_the_key_can_be_sent_again() -> None:
    user, key = make_user(), uuid4()
    assert refused_create(post(user, key)).status_code == 200
    assert (Team.objects.count(), Submission.objects.count()) == (0, 0)
    assert location(team_create(post(user, key))) == "/teams/1/"


@pytest.mark.django_db
def test_view_that_raises_undoes_everything() -> None:
    @submitted_once
    def lost(request: HttpRequest) -> HttpResponse:
        team_create.__wrapped__(request)  # type: ignore[attr-defined]
        raise Http404

    with pytest.raises(Http404):
        lost(post(make_user(), uuid4()))
    assert (Team.objects.count(), Submission.objects.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "7", "not-a-key", "\x00", "{{ submission_key }}", "9" * 5000])
def test_broken_key_is_400_in_plain_words_and_nothing_is_done(key: str) -> None:
    response = team_create(post(make_user(), key))
    assert isinstance(response, HttpResponse)
    assert response.status_code == 400
    assert "Nothing was saved" in response.content.decode()
    assert not Team.objects.exists()


@pytest.mark.django_db
def test_missing_key_is_400() -> None:
    request = RequestFactory().post("/")
    request.user = make_user()
    assert team_create(request).status_code == 400


@pytest.mark.django_db
def test_key_of_somebody_else_is_400_and_tells_nothing() -> None:
    key = uuid4()
    team_create(post(make_user(), key))
    response = team_create(post(make_user(), key))
    assert (response.status_code, Team.objects.count()) == (400, 1)
    assert "Location" not in response.headers


def test_get_runs_the_view_without_a_key() -> None:
    @submitted_once
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("empty form")

    assert page(RequestFactory().get("/")).status_code == 200


def test_key_for_a_new_page_is_fresh_each_time() -> None:
    request = RequestFactory().get("/")
    assert submission_key(request) != submission_key(request)


def test_key_for_a_refused_form_stays_and_a_broken_one_is_replaced() -> None:
    key = uuid4()
    kept = submission_key(RequestFactory().post("/", {"submission": str(key)}))
    replaced = submission_key(RequestFactory().post("/", {"submission": "broken"}))
    assert kept == {"submission_key": key}
    assert isinstance(replaced["submission_key"], UUID)


@pytest.mark.django_db(transaction=True)
def test_two_parallel_posts_with_one_key_make_one_act() -> None:
    user, key, go_on = make_user(), uuid4(), threading.Event()

    @submitted_once
    def slow_create(request: HttpRequest) -> HttpResponseBase:
        assert go_on.wait(10)
        return team_create.__wrapped__(request)  # type: ignore[attr-defined,no-any-return]

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(send, slow_create, user, key) for _ in range(2)]
        wait_until_one_waits_for_the_other()
        go_on.set()
    assert [sent.result() for sent in both] == ["/teams/1/"] * 2
    assert Team.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_parallel_post_acts_after_all_when_the_first_was_refused() -> None:
    user, key, go_on, runs = make_user(), uuid4(), threading.Event(), []

    @submitted_once
    def first_refused(request: HttpRequest) -> HttpResponseBase:
        runs.append(1)
        if len(runs) == 1:
            assert go_on.wait(10)
            return HttpResponse("Choose a later day.")
        return team_create.__wrapped__(request)  # type: ignore[attr-defined,no-any-return]

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(send, first_refused, user, key) for _ in range(2)]
        wait_until_one_waits_for_the_other()
        go_on.set()
    assert sorted(sent.result() for sent in both) == ["", "/teams/1/"]
    assert Team.objects.count() == 1


def send(view: View, user: User, key: UUID) -> str:
    """Post from a thread of its own; answer where it led, or nothing."""
    try:
        return view(post(user, key)).headers.get("Location", "")
    finally:
        connection.close()


def wait_until_one_waits_for_the_other() -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone() == (1,):
                return
        time.sleep(0.01)
    pytest.fail("the second sender never waited")
