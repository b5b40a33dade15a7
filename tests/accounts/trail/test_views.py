"""Signing in and out, a new password, and the trail page."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.people.models import Role, User
from accounts.sign_in.models.session import UserSession
from accounts.trail.models import AuditEntry
from accounts.trail.services import audit
from accounts.trail.views import ENTRIES_PER_PAGE
from tests.factories import make_team, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
PASSPHRASE = "seven grey herons waiting"
REFUSED = "We could not sign you in. Check the user name and the password, and try again."


@pytest.fixture
def auditor() -> User:
    return make_user(role=Role.AUDITOR, username="r.hollow", password=PASSPHRASE)


def sign_in(client: Client, query: str = "", **fields: str) -> HttpResponse:
    form = {"username": "r.hollow", "password": PASSPHRASE, **fields}
    return client.post(reverse("login") + query, form)  # type: ignore[return-value]


def acts() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("act", flat=True))


# --- Signing in ---------------------------------------------------------------------------------------------


def test_login_page_has_a_neutral_title_and_names_nothing(client: Client) -> None:
    page = client.get(reverse("login")).content.decode()
    assert "<title>Sign in" in page
    assert "stalk" not in page.lower()


def test_login_with_the_right_password_leads_home_and_is_in_the_trail(client: Client, auditor: User) -> None:
    response = sign_in(client)
    assert (response.status_code, response.headers["Location"]) == (302, reverse("home"))
    assert client.session["_auth_user_id"] == str(auditor.pk)
    assert acts() == ["sign_in"]


def test_login_gives_the_session_a_new_key(client: Client, auditor: User) -> None:
    client.get(reverse("login"))
    session = client.session
    session["seed"] = 1
    session.save()
    client.cookies["session"] = before = str(session.session_key)
    sign_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize("fields", [{"password": "wrong"}, {"username": "nobody"}, {"username": "R.HOLLOW"}])
def test_login_refused_says_the_same_whatever_is_wrong(client: Client, auditor: User, fields: dict[str, str]) -> None:
    response = sign_in(client, **fields)
    assert response.status_code == 200
    assert REFUSED in response.content.decode()
    assert "_auth_user_id" not in client.session
    assert acts() == ["sign_in.refused"]


def test_login_of_a_disabled_account_says_the_same(client: Client, auditor: User) -> None:
    auditor.is_active = False
    auditor.save()
    assert REFUSED in sign_in(client).content.decode()


@pytest.mark.parametrize(
    "fields", [{"username": ""}, {"password": ""}, {"username": "a\x00b"}, {"username": "n" * 151}]
)
def test_login_with_a_field_missing_or_broken_is_no_attempt(client: Client, fields: dict[str, str]) -> None:
    assert sign_in(client, **fields).status_code == 200
    assert acts() == []


@pytest.mark.parametrize("query", ["?next=%00", "?\x00=1", "?next=" + "n" * 5000])
def test_login_refused_with_odd_addresses_and_fields_is_no_fault(client: Client, auditor: User, query: str) -> None:
    response = sign_in(client, query, password="wrong", extra="\x00", next="\x00" * 300)
    assert response.status_code == 200


def test_login_keeps_no_user_name_in_the_log(client: Client, auditor: User, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        sign_in(client, password="wrong")
        sign_in(client)
    assert "r.hollow" not in caplog.text


def test_login_page_when_already_signed_in_leads_home(client: Client, auditor: User) -> None:
    client.force_login(auditor)
    assert client.get(reverse("login")).headers["Location"] == reverse("home")


@pytest.mark.parametrize("in_body", [True, False])
def test_login_leads_on_to_a_page_of_ours(client: Client, auditor: User, in_body: bool) -> None:
    response = sign_in(client, next="/trail/") if in_body else sign_in(client, "?next=/trail/")
    assert response.headers["Location"] == "/trail/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org/",
        "///example.org/",
        "\\\\example.org",
        "/\\example.org",
        "http:///example.org",
        "javascript:alert(1)",
        " https://example.org",
        "http://testserver@example.org/",
        "\x00//example.org",
    ],
)
def test_login_never_leads_to_another_site(client: Client, auditor: User, elsewhere: str) -> None:
    assert sign_in(client, next=elsewhere).headers["Location"] == reverse("home")


def test_login_refused_remembers_the_page_that_was_wanted(client: Client, auditor: User) -> None:
    page = sign_in(client, "?next=/trail/", password="wrong").content.decode()
    assert '<input type="hidden" name="next" value="/trail/">' in page


def test_login_without_a_csrf_token_is_refused(auditor: User) -> None:
    assert sign_in(Client(enforce_csrf_checks=True)).status_code == 403


# --- Signing out and a new password -------------------------------------------------------------------------


def test_logout_ends_the_session_and_clears_the_browser(client: Client, auditor: User) -> None:
    client.force_login(auditor)
    response = client.post(reverse("logout"))
    assert response.headers["Location"] == reverse("login")
    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not UserSession.objects.exists()
    assert acts() == ["sign_out"]


def test_logout_by_a_link_is_refused(client: Client, auditor: User) -> None:
    client.force_login(auditor)
    assert client.get(reverse("logout")).status_code == 405
    assert "_auth_user_id" in client.session


def test_logout_of_nobody_leads_to_the_sign_in_page(client: Client) -> None:
    response = client.post(reverse("logout"))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("login"))


def new_password(client: Client, **fields: str) -> HttpResponse:
    new = "eleven small boats at rest"
    form = {
        "old_password": PASSPHRASE,
        "new_password1": new,
        "new_password2": new,
        "submission": str(uuid4()),
    }
    return client.post(reverse("password_change"), {**form, **fields})  # type: ignore[return-value]


def test_password_change_keeps_this_session_and_ends_the_others(auditor: User) -> None:
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    assert new_password(here).status_code == 302
    assert here.get(reverse("audit_trail")).status_code == 200
    assert elsewhere.get(reverse("audit_trail")).status_code == 302
    assert acts() == ["sign_in", "sign_in", "password.change", "session.end", "trail.read"]


@pytest.mark.parametrize(
    "fields",
    [
        {"old_password": "wrong"},
        {"new_password2": "something else entirely"},
        {"new_password1": "short", "new_password2": "short"},
    ],
)
def test_password_change_that_is_wrong_changes_nothing(client: Client, auditor: User, fields: dict[str, str]) -> None:
    client.force_login(auditor)
    assert new_password(client, **fields).status_code == 200
    auditor.refresh_from_db()
    assert auditor.check_password(PASSPHRASE)
    assert "password.change" not in acts()


def test_password_change_page_is_for_those_signed_in(client: Client, auditor: User) -> None:
    assert client.get(reverse("password_change")).status_code == 302
    client.force_login(auditor)
    assert client.get(reverse("password_change")).status_code == 200


# --- The trail ----------------------------------------------------------------------------------------------


def trail(client: Client, **query: str | int) -> str:
    response = client.get(reverse("audit_trail"), query)
    assert response.status_code == 200
    return response.content.decode()


def shown(client: Client, **query: str | int) -> list[int]:
    response = client.get(reverse("audit_trail"), query)
    return [entry.pk for entry in response.context["entries"]]


def write(count: int, *, by: User, act: str = "breach.record") -> list[int]:
    """Write so many lines; answer their ids, newest first."""
    return [audit(by=by, act=act, subject=by, now=NOW, n=n).pk for n in range(count)][::-1]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DATA_PROTECTION_OFFICER])
def test_trail_shows_when_what_who_and_which_thing_but_no_content(client: Client, role: Role) -> None:
    reader, team = make_user(role=role), make_team()
    reader.organisation = team.organisation
    reader.save()
    audit(by=reader, act="team.rename", subject=team, now=NOW, length=12345)
    client.force_login(reader)
    page = trail(client)
    assert "team.rename" in page
    assert f"team {team.pk}" in page
    assert reader.username in page
    assert "3 Mar 2026, 14:05" in page
    assert team.name not in page
    assert "12345" not in page


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.SERVICE_MANAGER, Role.POLICE_LIAISON])
def test_trail_for_anybody_else_is_403(client: Client, role: Role) -> None:
    client.force_login(make_user(role=role))
    assert client.get(reverse("audit_trail")).status_code == 403


def test_trail_for_nobody_leads_to_the_sign_in_page(client: Client) -> None:
    response = client.get(reverse("audit_trail"))
    assert response.headers["Location"] == f"{reverse('login')}?next=/trail/"


def test_trail_of_another_organisation_stays_unseen(client: Client, auditor: User) -> None:
    stranger = make_user(role=Role.SERVICE_MANAGER)
    write(1, by=stranger, act="threshold.change")
    AuditEntry.objects.create(at=NOW, act="sign_in.refused")
    client.force_login(auditor)
    page = trail(client)
    assert AuditEntry.objects.filter(pk__in=shown(client)).exclude(act="trail.read").count() == 0
    assert "threshold.change" not in page
    assert stranger.username not in page
    assert shown(client, user=stranger.pk) == []


def test_trail_is_newest_first_in_pages_that_miss_and_repeat_nothing(client: Client, auditor: User) -> None:
    written = write(2 * ENTRIES_PER_PAGE + 3, by=auditor)
    client.force_login(auditor)
    first = shown(client)
    write(4, by=auditor)
    second = shown(client, before=first[-1])
    third = shown(client, before=second[-1])
    assert first + second + third == written
    assert f"before={second[-1]}" in trail(client, before=first[-1])
    last = trail(client, before=second[-1])
    assert "before=" not in last
    assert "Back to the newest entries" in last


def test_trail_is_narrowed_by_act_and_by_user_and_keeps_both_in_the_links(client: Client, auditor: User) -> None:
    colleague = make_user(organisation=auditor.organisation)
    write(3, by=auditor, act="order.record")
    wanted = write(ENTRIES_PER_PAGE + 1, by=colleague, act="order.record")
    write(2, by=colleague, act="breach.record")
    client.force_login(auditor)
    query: dict[str, str | int] = {"act": "order.record", "user": colleague.pk}
    assert shown(client, **query) == wanted[:ENTRIES_PER_PAGE]
    page = trail(client, **query)
    assert f"?act=order.record&amp;user={colleague.pk}&amp;before={wanted[ENTRIES_PER_PAGE - 1]}" in page
    own = [entry.pk for entry in AuditEntry.objects.filter(user=auditor).order_by("-pk")]
    assert shown(client, user=auditor.pk) == own  # and reads of it itself only the next time


@pytest.mark.parametrize(
    "query",
    [
        {"act": "no.such.act"},
        {"user": "abc"},
        {"user": "9" * 40},
        {"act": "a\x00b"},
        {"user__password": "x", "user": "-1"},
    ],
)
def test_trail_narrowed_by_nonsense_finds_nothing_and_says_so(
    client: Client, auditor: User, query: dict[str, str]
) -> None:
    write(2, by=auditor)
    client.force_login(auditor)
    assert shown(client, **query) == []
    assert "in the list." in trail(client, **query)


def test_trail_that_is_empty_says_what_would_appear(client: Client, auditor: User) -> None:
    client.force_login(auditor)
    assert "Every sign-in, every look and every change" in trail(client)


def test_trail_narrowed_to_nothing_says_so(client: Client, auditor: User) -> None:
    client.force_login(auditor)
    colleague = make_user(organisation=auditor.organisation)
    write(1, by=auditor)
    assert "Nothing found" in trail(client, user=colleague.pk)


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 18, "9" * 60, "\x00", "²"])
def test_trail_page_with_a_broken_cursor_begins_at_the_newest(client: Client, auditor: User, before: str) -> None:
    written = write(2, by=auditor)
    client.force_login(auditor)
    assert shown(client, before=before) == written


def test_trail_with_one_row_and_with_thirty_asks_as_many_queries(client: Client, auditor: User) -> None:
    client.force_login(auditor)
    write(1, by=make_user(organisation=auditor.organisation))
    with CaptureQueriesContext(connection) as one:
        trail(client)
    for _ in range(29):
        write(1, by=make_user(organisation=auditor.organisation))
    with CaptureQueriesContext(connection) as thirty:
        trail(client)
    assert len(one) == len(thirty)
