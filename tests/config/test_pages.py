"""What every answer carries, and what may be asked without signing in."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError
from django.db.models.functions import Now
from django.test import Client, override_settings
from django.urls import reverse

from accounts.people.models import Role
from config.headers import ON_EVERY_ANSWER
from config.home import HOMES
from config.troubles import note_troubles
from risk.scheduled_jobs.models.heartbeat import Heartbeat
from risk.scheduled_jobs.models.milestone import Milestone
from risk.scheduled_jobs.rules import WATCH, WORDS
from risk.scheduled_jobs.services import beat, intervals, note_start, scheduled_jobs
from tests.factories import make_user


@pytest.mark.django_db
def test_every_page_stays_out_of_caches_and_may_load_only_its_own(client: Client) -> None:
    headers = client.get("/health").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    policy = set(headers["Content-Security-Policy"].split("; "))
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"} <= policy
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/health", "/", "/sign-in/", "/nowhere", "/static/drafts.js", "/static/none.js", "//"]
)
@pytest.mark.parametrize("host", ["localhost", "elsewhere.example", "a_b", "["])
@pytest.mark.parametrize("to_tls", [False, True])
def test_every_answer_carries_every_header(client: Client, path: str, host: str, to_tls: bool) -> None:
    """Pages are walked one by one in tests/test_access.py; these are answered before any page is asked."""
    with override_settings(SECURE_SSL_REDIRECT=to_tls):
        fresh = Client(raise_request_exception=False)
        headers = fresh.get(path, headers={"Host": host}).headers
    assert set(ON_EVERY_ANSWER) <= set(headers)
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.django_db
def test_every_cookie_is_bound_to_its_host_when_it_goes_over_tls() -> None:
    """A cookie with the prefix is kept by a browser only if it is secure, for every path, and for no other host."""
    names = {"SESSION": "__Host-session", "CSRF": "__Host-csrf", "DEVICE": "__Host-device"}
    secure = {f"{name}_COOKIE_SECURE": True for name in ("SESSION", "CSRF")}
    make_user(username="Ada", password="a phrase of many words")
    with override_settings(HTTPS=True, **secure, **{f"{name}_COOKIE_NAME": text for name, text in names.items()}):
        client = Client()
        client.get("/sign-in/", secure=True)
        answer = client.post("/sign-in/", {"username": "Ada", "password": "a phrase of many words"}, secure=True)
    assert answer.status_code == 302
    assert set(client.cookies) == set(names.values())
    for cookie in client.cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"], cookie["httponly"]) == (True, "/", "", True)


def test_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert settings.SESSION_COOKIE_AGE == 15 * 60
    assert settings.DEBUG is False


@pytest.mark.django_db
def test_health_says_ok_to_anybody_while_the_database_answers(client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_health_says_so_when_the_database_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError

    monkeypatch.setattr("config.health.connection.cursor", refuse)
    assert client.get("/health").status_code == 503


def all_ran_just_now() -> None:
    for name in (*intervals(), WATCH):
        beat(name)


@pytest.mark.django_db
def test_alerts_health_is_awake_while_each_job_is_younger_than_its_own_limit(client: Client) -> None:
    all_ran_just_now()
    Heartbeat.objects.filter(name="risk.count_idle").update(beat_at=Now() - timedelta(minutes=44))
    Heartbeat.objects.filter(name="risk.raise_flags").update(beat_at=Now() - timedelta(seconds=110))
    answer = client.get("/health/alerts")
    assert (answer.status_code, answer.json()["awake"], answer.json()["asleep"]) == (200, True, {})
    assert 110 <= answer.json()["seconds_since"]["risk.raise_flags"] < 120
    assert answer.json()["asleep_after_seconds"]["risk.count_idle"] == 45 * 60


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*intervals(), WATCH])
def test_alerts_health_names_the_one_job_that_is_too_old(client: Client, name: str) -> None:
    all_ran_just_now()
    limit = next(job.sleeps_after for job in scheduled_jobs() if job.name == name)
    Heartbeat.objects.filter(name=name).update(beat_at=Now() - limit - timedelta(seconds=1))
    answer = client.get("/health/alerts")
    assert (answer.status_code, answer.json()["asleep"]) == (503, {name: WORDS[name]})


@pytest.mark.django_db
def test_alerts_health_of_a_new_copy_says_not_yet_until_the_limit_of_each_job(client: Client) -> None:
    note_start()
    answer = client.get("/health/alerts")
    assert (answer.status_code, set(answer.json()["not_yet"])) == (200, {*intervals(), WATCH})
    Milestone.objects.update(at=Now() - timedelta(seconds=121))
    answer = client.get("/health/alerts")
    assert answer.status_code == 503
    assert {"risk.raise_flags", WATCH} <= set(answer.json()["asleep"])
    assert "risk.count_idle" in answer.json()["not_yet"]


@pytest.mark.django_db
def test_alerts_health_is_not_awake_where_nobody_knows_when_the_copy_started(client: Client) -> None:
    answer = client.get("/health/alerts")
    assert (answer.status_code, set(answer.json()["asleep"])) == (503, {*intervals(), WATCH})


@pytest.mark.django_db
def test_alerts_health_does_not_count_what_is_no_job(client: Client) -> None:
    all_ran_just_now()
    Heartbeat.objects.create(name="flags", beat_at=Now() - timedelta(days=9))
    assert client.get("/health/alerts").status_code == 200


@pytest.mark.django_db
def test_alerts_health_says_who_stood_in(client: Client) -> None:
    all_ran_just_now()
    beat("risk.raise_flags", by_watch=True)
    assert client.get("/health/alerts").json()["done_by_watch"] == ["risk.raise_flags"]
    beat("risk.raise_flags")
    assert client.get("/health/alerts").json()["done_by_watch"] == []


@pytest.mark.django_db
def test_alerts_health_says_so_when_the_database_does_not_answer(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OperationalError

    monkeypatch.setattr("config.health.scheduled_jobs", refuse)
    answer = client.get("/health/alerts")
    assert (answer.status_code, answer.json()["awake"]) == (503, False)


def test_every_role_has_a_home() -> None:
    assert set(HOMES) == set(Role)


@pytest.mark.django_db
def test_home_of_nobody_is_the_sign_in_page(client: Client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{reverse('login')}?next=/")


@pytest.mark.django_db
def test_full_disk_is_said_on_every_page_and_by_the_health_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_ran_just_now()
    assert "The disk is full" not in client.get("/sign-in/").content.decode()
    monkeypatch.setattr("config.disk.NEEDED", 1 << 62)
    assert "The disk is full" in client.get("/sign-in/").content.decode()
    answer = client.get("/health/alerts")
    assert (answer.status_code, answer.json()["disk"]) == (503, "full")


@pytest.mark.django_db
def test_what_the_supervisor_knows_to_be_wrong_is_told_by_the_health_page_and_the_list_of_jobs(client: Client) -> None:
    all_ran_just_now()
    client.force_login(make_user(role=Role.SUPERVISOR))
    note_troubles(settings.STATE, ["worker ended 4 times in a row"])
    try:
        assert client.get("/health/alerts").json()["troubles"] == ["worker ended 4 times in a row"]
        assert "worker ended 4 times in a row." in client.get(reverse("scheduled_job_list")).content.decode()
    finally:
        note_troubles(settings.STATE, [])
    assert client.get("/health/alerts").status_code == 200
