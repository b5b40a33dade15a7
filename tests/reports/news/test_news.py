"""What is new to each role, that looking marks nothing, and that nothing written meanwhile is ever passed over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.database.clock import database_now
from accounts.people.models import Role, User
from accounts.sign_in.models.session import UserSession
from accounts.submissions.form_owner import FIELD, mark_of
from casework.case_tasks.models import Task
from casework.cases.models.event import Event, EventSource
from casework.news.models import NewsMark
from reports.news.queries import MOST_SHOWN, news_for
from tests.factories import make_user
from tests.shared_case import SECRETS, SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def liaison(told: SharedCase) -> User:
    return make_liaison(told.force)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def keys(user: User) -> list[str]:
    return [item.key for item in news_for(user, database_now()).items]


def send(user: User, shown: str) -> Any:
    """Press the button of a page that showed these keys."""
    mark = mark_of(user, now=database_now())
    return signed_in(user).post(reverse("news_seen"), {"keys": shown, FIELD: mark}, follow=True)


def read_all(user: User) -> None:
    assert send(user, " ".join(keys(user))).status_code == 200


def say(told: SharedCase, by: User | None, **fields: Any) -> Event:
    """An event in the record of the case as somebody might write it: the last one once more."""
    last = Event.objects.filter(case=told.case, kind="breach").latest("number")
    number = Event.objects.filter(case=told.case).latest("number").number + 1
    said = {"facts": last.facts, "recorded_by": by, "recorded_at": database_now(), "source": EventSource.SERVICE}
    return Event.objects.create(
        organisation=told.case.organisation,
        case=told.case,
        number=number,
        at=last.at,
        kind=last.kind,
        **{**said, **fields},
    )


# --- Who is told what -------------------------------------------------------------------------------------------------


def test_own_acts_are_no_news(told: SharedCase) -> None:
    read_all(told.worker)
    say(told, told.worker)
    assert keys(told.worker) == []


def test_what_the_police_and_a_supervisor_record_is_new_to_the_caseworker(told: SharedCase, liaison: User) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    read_all(told.worker)
    rows = [say(told, liaison, source=EventSource.POLICE_REPORTED), say(told, supervisor)]
    assert keys(told.worker) == [f"event:{row.pk}" for row in reversed(rows)]


def test_what_came_in_with_a_file_is_no_news(told: SharedCase) -> None:
    read_all(told.worker)
    say(told, None, source=EventSource.IMPORT)
    assert keys(told.worker) == []


def test_new_breach_is_new_to_the_supervisor_and_to_the_force_and_may_sound(told: SharedCase, liaison: User) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    for each in (supervisor, liaison):
        read_all(each)
    row = say(told, told.worker)
    for each in (supervisor, liaison):
        news = news_for(each, database_now())
        assert [item.key for item in news.items] == [f"event:{row.pk}"]
        assert news.breaches == 1


def test_nobody_else_is_told_anything(told: SharedCase) -> None:
    say(told, None)
    others = [
        make_user(teams=[told.case.team]),
        make_user(),
        make_user(role=Role.SUPERVISOR),
        make_liaison(told.force.__class__.objects.forces().exclude(pk=told.force.pk).first() or told.force),
    ]
    assert [keys(each) for each in others] == [[], [], [], []]


def test_what_is_out_of_sight_never_fills_the_list_before_what_is_in_sight(told: SharedCase, liaison: User) -> None:
    read_all(liaison)
    seen = say(told, told.worker).facts
    read_all(liaison)
    for _ in range(MOST_SHOWN + 2):
        say(told, told.worker, facts={"breach": "B99"})
    row = say(told, told.worker, facts=seen)
    assert keys(liaison) == [f"event:{row.pk}"]


def test_share_that_ended_ends_the_news(told: SharedCase, liaison: User) -> None:
    say(told, told.worker)
    assert keys(liaison)
    told.share.revoked_at = database_now()
    told.share.save()
    assert keys(liaison) == []


def test_page_for_the_police_holds_nothing_of_the_service(told: SharedCase, liaison: User) -> None:
    say(told, told.worker)
    page = signed_in(liaison).get(reverse("news")).content.decode()
    assert told.case.reference in page
    assert [word for word in (*SECRETS, told.worker.get_username()) if word in page] == []


def test_task_is_new_to_whom_it_is_given_and_not_to_whom_gave_it(told: SharedCase) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    read_all(told.worker)
    now = database_now()
    task = Task.objects.create(
        organisation=told.case.organisation,
        case=told.case,
        title="Ring the court",
        owner=told.worker,
        set_at=now,
        set_by=supervisor,
    )
    Task.objects.create(
        organisation=told.case.organisation,
        case=told.case,
        title="Own",
        owner=told.worker,
        set_at=now,
        set_by=told.worker,
    )
    assert keys(told.worker) == [f"task:{task.pk}"]


# --- Looking, and marking -------------------------------------------------------------------------------------------


def test_looking_marks_nothing_and_the_button_marks_what_the_page_showed(told: SharedCase, liaison: User) -> None:
    read_all(told.worker)
    row = say(told, liaison, source=EventSource.POLICE_REPORTED)
    client = signed_in(told.worker)
    shown = client.get(reverse("news")).content.decode()
    assert f"event:{row.pk}" in shown
    assert keys(told.worker) == [f"event:{row.pk}"]
    later = say(told, liaison, source=EventSource.POLICE_REPORTED)
    send(told.worker, f"event:{row.pk}")
    assert keys(told.worker) == [f"event:{later.pk}"]


def test_what_bears_an_earlier_moment_and_came_to_sight_later_is_still_new(told: SharedCase, liaison: User) -> None:
    """Its transaction began before, and ended after, the person marked all as read."""
    say(told, liaison, source=EventSource.POLICE_REPORTED)
    read_all(told.worker)
    late = say(told, liaison, source=EventSource.POLICE_REPORTED, recorded_at=database_now() - timedelta(minutes=2))
    assert keys(told.worker) == [f"event:{late.pk}"]


def test_more_than_a_page_shows_is_not_marked(told: SharedCase, liaison: User) -> None:
    read_all(told.worker)
    for _ in range(MOST_SHOWN + 3):
        say(told, liaison, source=EventSource.POLICE_REPORTED)
    news = news_for(told.worker, database_now())
    assert (len(news.items), news.more) == (MOST_SHOWN, True)
    read_all(told.worker)
    assert len(keys(told.worker)) == 3


@pytest.mark.parametrize("sent", ["event:x", "1; drop table", "\x00"], ids=["no key", "words", "raw"])
def test_what_no_page_drew_marks_nothing(told: SharedCase, sent: str) -> None:
    assert send(told.worker, sent).status_code == 200
    assert not NewsMark.objects.exists()


# --- The count in the header ----------------------------------------------------------------------------------------


def test_count_says_numbers_alone_and_does_not_lengthen_the_session(told: SharedCase, liaison: User) -> None:
    read_all(told.worker)
    say(told, liaison, source=EventSource.POLICE_REPORTED)
    client = signed_in(told.worker)
    client.get(reverse("news"))
    early = database_now() - timedelta(minutes=5)
    UserSession.objects.filter(user=told.worker).update(last_used_at=early)
    assert client.get(reverse("news_count")).json() == {"count": 1, "more": False, "breaches": 1}
    assert set(UserSession.objects.filter(user=told.worker).values_list("last_used_at", flat=True)) == {early}


def test_news_cost_the_same_statements_for_one_line_and_for_thirty(
    told: SharedCase, liaison: User, django_assert_num_queries: Any
) -> None:
    read_all(told.worker)
    say(told, liaison, source=EventSource.POLICE_REPORTED)
    with django_assert_num_queries(8):
        assert len(keys(told.worker)) == 1
    for _ in range(29):
        say(told, liaison, source=EventSource.POLICE_REPORTED)
    with django_assert_num_queries(8):
        assert len(keys(told.worker)) == 30
