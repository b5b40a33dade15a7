"""Sessions: how long they live, ending them, switching an account off, and that what is typed is not lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.core.management import call_command
from django.db import connection, connections
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.drafts.models import Draft
from accounts.people.models import Role, Team, User
from accounts.people.services.user_accounts import able_to_sign_in, change_password
from accounts.rules import RuleViolation
from accounts.sign_in.models.session import UserSession
from accounts.sign_in.models.sign_in import KnownDevice, SignInLimit
from accounts.sign_in.rules.sign_in_limits import LimitKind
from accounts.sign_in.services.sessions import end_other_sessions, managed_by, switch_off, switch_on
from accounts.sign_in.services.try_limits import CountedLimit, allowance, take
from accounts.sign_in.session_store import SessionStore
from accounts.tasks import forget_sign_ins
from accounts.trail.models import AuditEntry
from orders.diary.models import DiaryFeed, FeedScope
from orders.diary.services.feeds import make_feed, read_feed
from tests.accounts.sign_in.test_sign_in_limits import (
    FIREFOX,
    NAME,
    NEW,
    PASSPHRASE,
    browser,
    change,
    sign_in,
    statuses,
)
from tests.factories import make_organisation, make_team, make_user
from tests.shared_case import live_case
from tests.two_at_once import really_written, two_at_once, without_locks

HERE = "/account/"
HOURS = 3600


@pytest.fixture
def person(db: None) -> User:
    return make_user(role=Role.AUDITOR, username=NAME, password=PASSPHRASE)


def signed_in(**address: str) -> Client:
    client = browser(**address)
    assert sign_in(client).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get(HERE).status_code == 200


def age(length: timedelta) -> None:
    """Let sessions have begun, been used and end earlier: the database's clock cannot be set."""
    UserSession.objects.update(
        begun_at=F("begun_at") - length, last_used_at=F("last_used_at") - length, expire_date=F("expire_date") - length
    )


# --- How long a session lives -------------------------------------------------------------------------------


def test_session_that_nobody_uses_ends_and_one_that_is_used_lives_on(person: User) -> None:
    client = signed_in()
    for _ in range(3):
        age(timedelta(minutes=14))
        assert is_in(client)
    age(timedelta(minutes=16))
    assert not is_in(client)


def test_session_ends_twelve_hours_after_it_began_however_much_it_is_used(person: User) -> None:
    client = signed_in()
    for _ in range(71):
        age(timedelta(minutes=10))
        UserSession.objects.update(expire_date=F("expire_date") + timedelta(minutes=10))  # as if used all the time
    assert is_in(client)
    session = UserSession.objects.get()
    assert session.expire_date == session.begun_at + timedelta(hours=12), "not the idle limit from now"
    age(timedelta(minutes=11))
    assert not is_in(client)


def test_session_is_measured_by_the_database_and_not_by_the_host(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in()
    fast = timezone.now() + timedelta(hours=13)
    monkeypatch.setattr(timezone, "now", lambda: fast)
    assert is_in(client)


def test_session_asks_no_more_of_the_database_than_before(person: User) -> None:
    client = signed_in()
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("drafts"))
    sessions = [each["sql"] for each in asked if "accounts_usersession" in each["sql"]]
    assert [each.split()[0] for each in sessions] == ["SELECT", "UPDATE"]


def test_session_that_was_ended_is_not_written_again_by_whoever_still_holds_it(person: User) -> None:
    client = signed_in()
    held = SessionStore(client.cookies["session"].value)
    assert held["_auth_user_id"] == str(person.pk)
    UserSession.objects.all().delete()
    held["more"] = 1
    with pytest.raises(UpdateError):
        held.save()
    assert not UserSession.objects.exists()


def test_what_was_typed_when_the_twelve_hours_ended_is_kept_and_comes_back(db: None) -> None:
    told = live_case()
    told.worker.set_password(PASSPHRASE)
    told.worker.save()
    client = Client(enforce_csrf_checks=True, headers={"user-agent": FIREFOX})
    client.force_login(told.worker)
    place = reverse("risk_review_create", args=[told.case.public_id])
    page = client.get(place).content.decode()
    fields = {name: value_of(page, name) for name in ("csrfmiddlewaretoken", "drawn_for", "submission")}
    age(timedelta(hours=12))
    sent = client.post(place, {**fields, "draft_place": place, "reason": "A lamp in the lane"})
    assert sent.headers["Location"] == f"{reverse('login')}?next={place.replace('/', '%2F')}"
    kept = Draft.objects.get()
    assert (kept.user, kept.place, kept.fields["reason"]) == (told.worker, place, ["A lamp in the lane"])
    client.force_login(told.worker)
    assert "A lamp in the lane" in client.get(place).content.decode()


def value_of(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"', maxsplit=1)[0]


# --- One's own sessions -------------------------------------------------------------------------------------


def shown(client: Client) -> list[tuple[str, bool]]:
    context = client.get(HERE).context
    return [(each.device, each.session_key == context["this_session"]) for each in context["sessions"]]


def test_own_account_lists_where_one_is_signed_in_this_one_first(person: User) -> None:
    here, elsewhere = signed_in(), Client(headers={"user-agent": "Windows Edg/1"})
    sign_in(elsewhere)
    sign_in(browser(), username="nobody")
    make_user(username="b.quill", password=NEW)
    sign_in(browser(), username="b.quill", password=NEW)
    assert shown(here) == [("Firefox on Linux", True), ("Edge on Windows", False)]
    page = here.get(HERE).content.decode()
    for key in UserSession.objects.values_list("session_key", flat=True):
        assert key not in page, "a page holds no key of a session"


def test_session_of_ones_own_elsewhere_is_ended_and_in_the_trail(person: User) -> None:
    here, elsewhere = signed_in(), signed_in()
    other = UserSession.objects.exclude(session_key=here.cookies["session"].value).get()
    here.post(reverse("session_end"), {"session": str(other.public_id)})
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert AuditEntry.objects.get(act="session.end").detail == {"sessions": 1}


def test_this_session_is_ended_by_signing_out(person: User) -> None:
    here = signed_in()
    ended = here.post(reverse("session_end"), {"session": str(UserSession.objects.get().public_id)})
    assert ended.headers["Location"] == reverse("login")
    assert not is_in(here)


def test_all_other_sessions_of_ones_own_are_ended_and_nobody_elses(person: User) -> None:
    here, elsewhere = signed_in(), signed_in()
    stranger = Client()
    stranger.force_login(make_user())
    here.post(reverse("session_end_others"))
    assert (is_in(here), is_in(elsewhere), is_in(stranger)) == (True, False, True)


@pytest.mark.parametrize("named", ["another's", "7d0ac1f2-1f59-4f0e-9d3e-2a4c6b8e0f11", "x", "", "\x00"])
def test_session_of_another_or_of_nobody_is_not_ended(person: User, named: str) -> None:
    here, stranger = signed_in(), Client()
    stranger.force_login(make_user())
    theirs = UserSession.objects.exclude(user=person).get().public_id
    here.post(reverse("session_end"), {"session": str(theirs) if named == "another's" else named})
    assert (is_in(here), is_in(stranger)) == (True, True)


def test_change_of_password_ends_all_other_sessions_and_forgets_all_other_devices(person: User) -> None:
    here, elsewhere = signed_in(), signed_in()
    assert change(here).status_code == 302
    assert (is_in(here), is_in(elsewhere)) == (True, False)
    assert UserSession.objects.count() == 1
    assert KnownDevice.objects.count() == 1
    here.post(reverse("logout"))
    statuses(9, browser("198.51.100.1"), password="wrong")
    assert sign_in(here, password=NEW).status_code == 302, "this device is still known"


def test_devices_are_forgotten_but_for_this_one(person: User) -> None:
    here = signed_in()
    signed_in()
    here.post(reverse("devices_forget"))
    assert KnownDevice.objects.count() == 1
    assert "This one" in here.get(HERE).content.decode().split("Devices you have signed in on")[1]


def test_own_account_with_one_session_and_with_thirty_asks_as_many_queries(client: Client, person: User) -> None:
    client.force_login(person)
    client.get(HERE)
    with CaptureQueriesContext(connection) as one:
        client.get(HERE)
    for n in range(29):
        Client().force_login(person)
        KnownDevice.objects.create(
            user=person, token_hash=str(n), words="A device", first_at=timezone.now(), last_at=timezone.now()
        )
    with CaptureQueriesContext(connection) as thirty:
        client.get(HERE)
    assert len(one) == len(thirty)


# --- Switching an account off -------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["service", "save", "update", "sql", "command"])
def test_switching_off_ends_sessions_devices_and_feeds_by_whatever_way_and_switching_on_revives_none(way: str) -> None:
    user = make_user(username=NAME, password=PASSPHRASE)
    client = signed_in()
    feed = make_feed(user, scope=FeedScope.OWN, now=timezone.now())
    assert read_feed(feed.token, now=timezone.now()) is not None
    WAYS_OFF[way](user)
    assert not is_in(client)
    user = User.objects.get(pk=user.pk)
    assert not user.is_active
    assert user.switched_off_at is not None
    assert not (UserSession.objects.exists() or KnownDevice.objects.exists())
    assert read_feed(feed.token, now=timezone.now()) is None
    switch_on(user, by=None, now=timezone.now())
    assert not is_in(client)
    assert read_feed(feed.token, now=timezone.now()) is None, "an address that was made before stays dead"
    assert not DiaryFeed.objects.live().exists()
    assert sign_in(client).status_code == 302
    anew = make_feed(user, scope=FeedScope.OWN, now=timezone.now())
    assert read_feed(anew.token, now=timezone.now()) is not None


def _by_save(user: User) -> None:
    user.is_active = False
    user.save()


def _by_sql(user: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET is_active = false WHERE id = %s", [user.pk])


WAYS_OFF: dict[str, Any] = {
    "service": lambda user: switch_off(user, by=None, now=timezone.now()),
    "save": _by_save,
    "update": lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
    "sql": _by_sql,
    "command": lambda user: call_command("account", "switch-off", user.username),
}


def test_moment_of_switching_off_is_the_databases_alone(person: User) -> None:
    switch_off(person, by=None, now=timezone.now())
    switch_on(person, by=None, now=timezone.now())
    stale = User.objects.get(pk=person.pk)
    moment = stale.switched_off_at
    stale.switched_off_at = None
    stale.save()
    assert User.objects.get(pk=person.pk).switched_off_at == moment


def test_nobody_switches_off_their_own_account(person: User) -> None:
    with pytest.raises(RuleViolation, match="Ask another manager"):
        switch_off(person, by=person, now=timezone.now())


def test_switching_off_twice_is_one_line_in_the_trail(person: User) -> None:
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=person.organisation)
    now = timezone.now()
    assert [switch_off(person, by=manager, now=now) for _ in range(2)] == [True, False]
    assert [switch_on(person, by=manager, now=now) for _ in range(2)] == [True, False]
    acts = AuditEntry.objects.filter(user=manager).order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["user.switch_off", "user.switch_on"]


# --- Two at once --------------------------------------------------------------------------------------------


def person_really_written() -> User:
    return really_written(lambda: make_user(username=NAME, password=PASSPHRASE))


def off(user: User) -> Any:
    return lambda: switch_off(user, by=None, now=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_session_that_begins_while_its_account_is_switched_off_does_not_outlive_it() -> None:
    """Whoever signs in holds the account: the switch waits, and then ends the new session too."""
    user = person_really_written()
    both = two_at_once(lambda: sign_in(browser()).status_code, off(user), before='INSERT INTO "accounts_usersession"')
    assert (both.first.error, both.second.value, both.waited) == (None, True, True)
    assert not UserSession.objects.exists()
    assert not KnownDevice.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.takes_locks_out
def test_session_that_begins_while_its_account_is_switched_off_outlives_it_without_the_lock() -> None:
    user = person_really_written()
    with without_locks():
        both = two_at_once(
            lambda: sign_in(browser()).status_code, off(user), before='INSERT INTO "accounts_usersession"'
        )
    assert not both.waited
    assert UserSession.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_session_that_would_begin_after_its_account_was_switched_off_is_refused() -> None:
    """The password was right when it was read; the account is asked again under its lock."""
    user = person_really_written()
    both = two_at_once(off(user), lambda: sign_in(browser()).status_code, before='INSERT INTO "accounts_auditentry"')
    assert (both.second.value, both.waited) == (200, True)
    switch_on(user, by=None, now=timezone.now())
    assert not UserSession.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_session_that_begins_with_the_old_password_while_it_is_changed_is_ended_or_refused() -> None:
    user = person_really_written()

    def change_it() -> None:
        change_password(user, password=NEW, now=timezone.now())
        end_other_sessions(user, but=None, now=timezone.now())

    both = two_at_once(lambda: sign_in(browser()).status_code, change_it, before='INSERT INTO "accounts_usersession"')
    assert (both.first.error, both.waited) == (None, True)
    assert not UserSession.objects.exists()


# --- What is forgotten --------------------------------------------------------------------------------------


def leave_behind() -> None:
    user = make_user()
    Client().force_login(user)
    age(timedelta(hours=1))
    Client().force_login(user)
    now = timezone.now()
    for days in (1, 200):
        at = now - timedelta(days=days)
        KnownDevice.objects.create(user=user, token_hash=str(days), words="A device", first_at=at, last_at=at)
    rows = {"first": (40, 40), "used up and remembered": (2, -1), "whole but of today": (0, 40)}
    for key, (last, opened) in rows.items():
        last_at, open_at = now - timedelta(days=last), now - timedelta(days=opened)
        SignInLimit.objects.create(kind=LimitKind.ACCOUNT, key=key, open_at=open_at, last_at=last_at)


@pytest.mark.django_db
def test_job_forgets_what_serves_nobody_and_a_second_run_finds_nothing() -> None:
    leave_behind()
    assert (forget_sign_ins(), forget_sign_ins()) == (3, 0)
    assert (UserSession.objects.count(), KnownDevice.objects.get().token_hash) == (1, "1")
    assert sorted(SignInLimit.objects.values_list("key", flat=True)) == ["used up and remembered", "whole but of today"]


@pytest.mark.django_db(transaction=True)
def test_job_in_two_workers_at_once_forgets_each_row_once() -> None:
    really_written(leave_behind)

    def work(_: int) -> int:
        try:
            return forget_sign_ins()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(work, range(2))) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("kind", LimitKind)
def test_job_loosens_no_limit(kind: LimitKind) -> None:
    """What is forgotten would let as many tries through as if it had never been used."""
    counted = CountedLimit(allowance(kind), "somebody")
    for _ in range(counted.allowance.at_once):
        assert take([counted]).closed_until is None
    whole = counted.allowance.refill * counted.allowance.at_once
    for length, left in ((timedelta(minutes=1), 1), (max(whole, timedelta(days=1)), 0)):
        SignInLimit.objects.update(open_at=F("open_at") - length, last_at=F("last_at") - timedelta(days=2))
        forget_sign_ins()
        assert SignInLimit.objects.count() == left


# --- Whoever looks after accounts ---------------------------------------------------------------------------


@pytest.fixture
def team(db: None) -> Team:
    return make_team()


def worker_of(team: Team, name: str = NAME) -> User:
    return make_user(teams=[team], username=name, password=PASSPHRASE)


def test_manager_looks_after_the_organisation_and_a_supervisor_after_caseworkers_of_their_teams(team: Team) -> None:
    worker, other = worker_of(team), make_user(teams=[make_team(organisation=team.organisation)])
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)
    supervisor = make_user(role=Role.SUPERVISOR, teams=[team])
    make_user(organisation=make_organisation())
    assert set(managed_by(manager)) == {worker, other, supervisor}
    assert set(managed_by(supervisor)) == {worker}
    assert not managed_by(worker).exists()


def test_manager_sees_that_an_account_is_guessed_at_and_lifts_the_lock(client: Client, team: Team) -> None:
    worker_of(team)
    worker_of(team, "a.quiet")
    client.force_login(make_user(role=Role.SUPERVISOR, teams=[team]))
    statuses(12, browser(), password="wrong")
    context = client.get(reverse("account_list")).context
    [guessed] = context["guessed_at"]
    assert (guessed.user.username, guessed.tries, guessed.refused) == (NAME, 8, 4)
    assert guessed.closed_until > timezone.now()
    page = client.get(reverse("account_list")).content.decode()
    assert "8 wrong passwords of late" in page
    assert "no device that is known, and cannot sign in until then" in page
    assert page.index(NAME) < page.index("a.quiet")
    act(client, guessed.user, "lift_lock")
    assert sign_in(browser()).status_code == 302
    assert client.get(reverse("account_list")).context["guessed_at"] == []


def test_page_says_which_devices_are_kept_out_and_claims_no_more(client: Client, team: Team) -> None:
    worker, own = worker_of(team), browser()
    client.force_login(make_user(role=Role.SUPERVISOR, teams=[team]))
    sign_in(own)
    statuses(9, browser("198.51.100.1"), password="wrong")
    page = client.get(reverse("account_list")).content.decode()
    assert "Not kept out by it: 1 device on which the person has signed in before." in page
    assert "A known device is kept out" not in page
    for n in range(6):
        change(own, old=f"guess {n}")
    own.post(reverse("logout"))
    statuses(9, own, password="wrong")
    page = client.get(reverse("account_list")).content.decode()
    assert "A known device is kept out until" in page
    assert "No new password can be set until" in page
    worker.set_unusable_password()
    worker.save()
    assert "No password yet: nobody can sign in" in client.get(reverse("account_list")).content.decode()


def act(client: Client, account: User | int, what: str) -> Any:
    account = account.pk if isinstance(account, User) else account
    return client.post(reverse("account_act"), {"account": account, "act": what}, follow=True)


def test_manager_ends_the_sessions_of_another_and_switches_the_account_off_and_on(client: Client, team: Team) -> None:
    worker = worker_of(team)
    client.force_login(make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation))
    theirs = signed_in()
    assert "Firefox on Linux" in client.get(reverse("account_list")).content.decode()
    assert "1 session ended." in act(client, worker, "end_sessions").content.decode()
    assert not is_in(theirs)
    assert "The account is switched off." in act(client, worker, "switch_off").content.decode()
    assert sign_in(theirs).status_code == 200
    assert "was switched off already" in act(client, worker, "switch_off").content.decode()
    assert "The account is switched on." in act(client, worker, "switch_on").content.decode()
    assert sign_in(theirs).status_code == 302


@pytest.mark.parametrize("what", ["switch_off", "switch_on", "lift_lock", "end_sessions"])
def test_account_that_one_does_not_look_after_is_not_found_and_stays_as_it_is(
    client: Client, team: Team, what: str
) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[team])
    client.force_login(supervisor)
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)
    for account in (manager, supervisor, make_user(), 10**9):
        assert act(client, account, what).status_code == 404
    assert not User.objects.filter(is_active=False).exists()


@pytest.mark.parametrize("fields", [{}, {"account": "x", "act": "switch_off"}, {"account": "9" * 40}, {"act": "\x00"}])
def test_act_that_makes_no_sense_does_nothing_and_says_so(client: Client, team: Team, fields: dict[str, str]) -> None:
    client.force_login(make_user(role=Role.SUPERVISOR, teams=[team]))
    answer = client.post(reverse("account_act"), fields, follow=True)
    assert "Nothing was done" in answer.content.decode()


def test_accounts_come_in_pages_that_miss_none(client: Client, team: Team) -> None:
    for n in range(53):
        make_user(teams=[team], username=f"worker-{n:02}")
    client.force_login(make_user(role=Role.SUPERVISOR, teams=[team]))
    first = client.get(reverse("account_list")).context
    rest = client.get(reverse("account_list") + first["next_href"]).context
    names = [each.user.username for each in [*first["accounts"], *rest["accounts"]]]
    assert names == [f"worker-{n:02}" for n in range(53)]
    assert rest["next_href"] == ""


def test_accounts_with_one_row_and_with_thirty_ask_as_many_queries(client: Client, team: Team) -> None:
    def add(n: int) -> None:
        user = make_user(teams=[team], username=f"worker-{n:02}")
        Client().force_login(user)
        for kind in (LimitKind.ACCOUNT, LimitKind.ACCOUNT_FOR_DAYS):
            now = timezone.now()
            SignInLimit.objects.create(kind=kind, key=str(n), account=user, tries=9, open_at=now, last_at=now)

    add(0)
    client.force_login(make_user(role=Role.SUPERVISOR, teams=[team]))
    client.get(reverse("account_list"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("account_list"))
    for n in range(1, 30):
        add(n)
    with CaptureQueriesContext(connection) as thirty:
        client.get(reverse("account_list"))
    assert len(one) == len(thirty)


def test_page_says_that_the_whole_service_is_slowed(client: Client, team: Team, settings: Settings) -> None:
    settings.SIGN_IN_TRIES = 2
    for n in range(3):
        sign_in(browser(f"192.0.2.{n}"), username=f"anybody {n}", password=f"wrong {n}")
    client.force_login(make_user(role=Role.SUPERVISOR, teams=[team]))
    assert (
        "Many wrong passwords are being tried at this service" in client.get(reverse("account_list")).content.decode()
    )


@pytest.mark.django_db
def test_command_lifts_the_lock_of_a_manager_who_is_locked_out(capsys: pytest.CaptureFixture[str]) -> None:
    manager = make_user(role=Role.SERVICE_MANAGER, username=NAME, password=PASSPHRASE)
    statuses(9, browser(), password="wrong")
    assert not able_to_sign_in(timezone.now()).filter(pk=manager.pk).exists()
    call_command("account", "lift-lock", NAME)
    assert sign_in(browser()).status_code == 302
    assert AuditEntry.objects.get(act="sign_in.lock_lifted").user is None


def test_sessions_are_named_on_pages_by_ids_that_open_nothing(person: User) -> None:
    client = signed_in()
    session = UserSession.objects.get()
    assert isinstance(session.public_id, UUID)
    assert session.session_key not in str(session)
    thief = Client()
    thief.cookies["session"] = str(session.public_id)
    assert not is_in(thief)
    assert is_in(client)
