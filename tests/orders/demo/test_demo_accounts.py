"""The demo's accounts are said on every page, refused where the demo was not asked for, and can be shut."""

from __future__ import annotations

import contextlib
import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.trail.models import AuditEntry
from accounts.trail.services import audit
from orders.demo.accounts import DEMO_WORDS
from orders.demo.load import MARK
from risk.scheduled_jobs.models.milestone import STARTED, Milestone
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SAID = "the password of these accounts is public"


@pytest.fixture
def demo_user() -> User:
    """An account as the demo makes it, and beside it one of a real person."""
    user = make_user(username="bramble-caseworker-1", password=DEMO_WORDS)
    make_user(username="real", password="nobody else knows these words")
    audit(by=None, act=MARK, subject=None, now=timezone.now(), seed=1, users=[user.pk])
    return user


def started(*, is_demo: bool) -> bool:
    with override_settings(DEMO_ALLOWED=is_demo), contextlib.suppress(CommandError):
        call_command("note_start")
    return Milestone.objects.filter(name=STARTED).exists()


def pages(client: Client) -> list[str]:
    """The page before signing in, one after it, and one that is not there."""
    anonymous = client.get("/sign-in/").content.decode()
    client.force_login(make_user(role=Role.SUPERVISOR), backend="django.contrib.auth.backends.ModelBackend")
    return [anonymous, *(client.get(path).content.decode() for path in ("/password/", "/no-such-page/", "/delays/"))]


def test_copy_without_them_starts_and_says_nothing(client: Client) -> None:
    assert started(is_demo=False)
    assert not any(SAID in page for page in pages(client))


def test_demo_starts_with_them_and_says_so_on_every_page(client: Client, demo_user: User) -> None:
    assert started(is_demo=True)
    assert all(SAID in page for page in pages(client))


def test_copy_that_is_not_the_demo_refuses_to_start_with_them(client: Client, demo_user: User) -> None:
    assert not started(is_demo=False)
    with override_settings(DEMO_ALLOWED=False), pytest.raises(CommandError, match="shut_demo_accounts") as refused:
        call_command("note_start")
    assert DEMO_WORDS not in str(refused.value)
    assert all(SAID in page for page in pages(client)), "somebody started it in another way"


def test_shut_accounts_let_nobody_in_and_the_copy_may_start(client: Client, demo_user: User) -> None:
    client.login(username=demo_user.username, password=DEMO_WORDS)
    said = io.StringIO()
    call_command("shut_demo_accounts", stdout=said)
    assert said.getvalue().startswith("Shut 1 demo accounts.")
    assert User.objects.filter(is_active=True).get().username == "real"
    demo_user.refresh_from_db()
    assert not demo_user.check_password(DEMO_WORDS)
    assert client.get("/password/").status_code == 302, "its sessions have ended"
    assert AuditEntry.objects.filter(act="demo.shut", subject_id=str(demo_user.pk)).exists()
    assert started(is_demo=False)
    assert not any(SAID in page for page in pages(Client()))
    call_command("shut_demo_accounts", stdout=said)
    assert "Shut 0 demo accounts" in said.getvalue()
