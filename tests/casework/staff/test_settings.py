"""Settings in one place, and a name of a service's own for the product."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.people.models import Organisation, Role, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.trail.models import AuditEntry
from casework.staff.rules import check_product_name
from casework.staff.services.own_name import name_product
from tests.factories import make_organisation, make_user


@pytest.fixture
def manager(db: None) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=make_organisation())


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_setting_is_reached_from_one_page(manager: User) -> None:
    client = client_of(manager)
    page = client.get(reverse("settings_index")).content.decode()
    names = (
        *("people_list", "team_list", "leave_list", "account_list", "liaison_list", "force_numbers", "threshold_list"),
        *("law_list", "template_list", "intake_settings", "own_name_change", "scheduled_job_list"),
    )
    for name in names:
        assert f'href="{reverse(name)}"' in page
        assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    ("name", "is_refused"),
    [
        ("", False),
        ("Harbour desk", False),
        ("x" * 40, False),
        ("x" * 41, True),
        ("Stalking desk", True),
        ("Rowan Advocacy", True),
        ("Victim Support", True),
    ],
)
def test_name_of_the_product_says_nothing_of_what_it_is_for(name: str, is_refused: bool) -> None:
    if is_refused:
        with pytest.raises(RuleViolation) as refusal:
            check_product_name(name)
        assert refusal.value.field == "name"
    else:
        check_product_name(name)


def test_name_stands_on_the_pages_of_ones_own_people_and_of_nobody_else(manager: User) -> None:
    stranger = client_of(make_user(organisation=make_organisation()))
    client = client_of(manager)
    typed: dict[str, Any] = {"submission": str(uuid4()), "name": "Harbour desk", "drawn_with": "="}
    assert client.post(reverse("own_name_change"), typed).headers["Location"] == reverse("settings_index")
    assert "Harbour desk</a>" in client.get(reverse("own_account")).content.decode()
    assert "Harbour desk" not in stranger.get(reverse("own_account")).content.decode()
    assert "Harbour desk" not in Client().get(reverse("login")).content.decode()
    assert AuditEntry.objects.filter(act="organisation.rename_product", user=manager).count() == 1


def test_second_manager_is_told_what_the_first_wrote(manager: User) -> None:
    name_product("Harbour desk", seen="=", by=manager)
    with pytest.raises(AlreadyDone):
        name_product("Lantern", seen="=", by=manager)
    name_product("", seen="=Harbour desk", by=manager)
    assert Organisation.objects.get(pk=manager.organisation_id).own_name == ""
