"""What every answer carries, and what may be asked without signing in."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from config.home import HOMES
from risk.models import Heartbeat


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


@pytest.mark.django_db
def test_alerts_health_is_awake_while_every_heartbeat_is_young(client: Client) -> None:
    assert client.get("/health/alerts").status_code == 503
    Heartbeat.objects.create(name="flags", beat_at=timezone.now() - timedelta(seconds=30))
    answer = client.get("/health/alerts")
    assert answer.status_code == 200
    assert answer.json()["awake"] is True
    assert 30 <= answer.json()["seconds_since"]["flags"] < 60
    Heartbeat.objects.create(name="watch", beat_at=timezone.now() - timedelta(minutes=4))
    assert client.get("/health/alerts").status_code == 503


def test_every_role_has_a_home() -> None:
    assert set(HOMES) == set(Role)


@pytest.mark.django_db
def test_home_of_nobody_is_the_sign_in_page(client: Client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{reverse('login')}?next=/")
