"""The service manager's pages: limits and the ladder as they hold, what is planned, who changed what and why."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.dates.rules.london_time import local_day
from risk.thresholds.models.setting import EscalationSetting, ThresholdSetting
from risk.thresholds.queries import PARTS, limit_words
from risk.thresholds.rules.limits import DEFAULTS, RULES
from tests.factories import make_organisation, make_threshold, make_user

pytestmark = pytest.mark.django_db
WHY: Final = "Agreed with the three forces"


@pytest.fixture
def manager() -> User:
    return make_user(role=Role.SERVICE_MANAGER)


def read(client: Client, user: User, address: str) -> str:
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def change_address(rule: str = "T1", risk: str = "high") -> str:
    return f"{reverse('threshold_change')}?rule={rule}&risk={risk}"


def send(client: Client, user: User, address: str, **fields: object) -> HttpResponse:
    client.force_login(user)
    today = local_day(timezone.now())
    typed = {"valid_from": f"{today:%d/%m/%Y}", "reason": WHY, "submission": str(uuid4()), **fields}
    return client.post(address, typed)  # type: ignore[return-value]


# --- The list -------------------------------------------------------------------------------------------------


def test_every_rule_has_its_place_on_the_page() -> None:
    assert sorted(rule for _, rules in PARTS for rule in rules) == sorted(RULES)


@pytest.mark.parametrize(
    ("rule", "risk", "words"),
    [
        ("T1", "high", "Amber 1, red 2 working days"),
        ("B4", "standard", "Red 168, critical 504 hours"),
        ("B6", "medium", "Red 1, critical 3 working days"),
        ("B1", "very_high", "Red 1, critical 3 hours"),
        ("T10", "standard", "Amber at once"),
        ("T21", "high", "Red at once"),
        ("T15", "high", "Amber at once, red 10, critical 2 working days before the last day"),
        ("T16", "high", "Amber 90, red 60, critical 28 days before the last day"),
    ],
)
def test_limits_in_words(rule: str, risk: str, words: str) -> None:
    assert limit_words(DEFAULTS.limit(rule, risk)) == words


def test_list_says_that_these_are_settings_and_not_law(client: Client, manager: User) -> None:
    page = read(client, manager, reverse("threshold_list"))
    assert "They are not law" in page
    assert "section 9" in page
    assert "Nothing has been changed" in page
    for rule in RULES:
        assert f">{rule}<" in page


def test_list_shows_what_holds_since_when_and_what_is_planned(client: Client, manager: User) -> None:
    today = local_day(timezone.now())
    organisation = manager.organisation
    make_threshold(organisation=organisation, amber=3, red=6, valid_from=today - timedelta(days=9))
    make_threshold(organisation=organisation, amber=4, red=8, valid_from=today, set_by=manager, reason=WHY)
    make_threshold(organisation=organisation, amber=5, red=9, valid_from=today + timedelta(days=9))
    make_threshold(organisation=make_organisation(), amber=7, red=77)
    page = read(client, manager, reverse("threshold_list"))
    assert "Amber 4, red 8 working days" in page
    assert "Planned: Amber 5, red 9 working days from" in page
    assert WHY in page
    assert "red 77" not in page


def test_list_needs_the_same_statements_for_1_change_and_for_30(client: Client, manager: User) -> None:
    today, counts, day = local_day(timezone.now()), [], 0
    read(client, manager, reverse("threshold_list"))
    for more in (1, 29):
        for _ in range(more):
            day += 1
            make_threshold(organisation=manager.organisation, valid_from=today + timedelta(days=day), set_by=manager)
        with CaptureQueriesContext(connection) as queries:
            read(client, manager, reverse("threshold_list"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- Changing a limit -------------------------------------------------------------------------------------------


def test_change_offers_only_the_levels_the_rule_has(client: Client, manager: User) -> None:
    page = read(client, manager, change_address("B4"))
    assert 'name="red"' in page
    assert 'name="amber"' not in page
    assert "No arrest, interview or warrant after the breach" in page
    ending = read(client, manager, change_address("T15"))
    assert 'name="amber"' not in ending
    assert 'name="critical"' in ending


def test_change_sets_the_limit_with_its_reason(client: Client, manager: User) -> None:
    response = send(client, manager, change_address(), amber="3", red="6")
    assert response.headers["Location"] == reverse("threshold_list")
    row = ThresholdSetting.objects.get()
    assert (row.amber, row.red, row.critical, row.reason, row.set_by) == (3, 6, None, WHY, manager)
    page = read(client, manager, reverse("threshold_list"))
    assert "T1, high risk: Amber 3, red 6 working days" in page
    assert "to be measured within minutes" in page


def test_change_keeps_levels_that_have_no_number(client: Client, manager: User) -> None:
    send(client, manager, change_address("T15"), red="12", critical="3")
    row = ThresholdSetting.objects.get()
    assert (row.amber, row.red, row.critical) == (0, 12, 3)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amber": "7", "red": "6"}, "Amber comes before red"),
        ({"amber": "", "red": "6"}, "Enter a whole number."),
        ({"amber": "x", "red": "6"}, "Enter a whole number."),
        ({"amber": "0", "red": "6"}, "from 1 to 2,000"),
        ({"amber": "1", "red": "99999999999999999999"}, "less than or equal to 2000"),
        ({"amber": "1", "red": "6", "valid_from": "1/1/2020"}, "cannot change for the past"),
        ({"amber": "1", "red": "6", "valid_from": "31/4/2027"}, "not a real date"),
        ({"amber": "1", "red": "6", "reason": "  "}, "Say why it changes."),
    ],
)
def test_change_refused_says_what_to_mend_and_keeps_what_was_typed(
    client: Client, manager: User, fields: dict[str, str], sentence: str
) -> None:
    response = send(client, manager, change_address(), **fields)
    page = response.content.decode()
    assert response.status_code == 200
    assert sentence in page
    assert f'value="{fields["red"]}"' in page
    assert not ThresholdSetting.objects.exists()


@pytest.mark.parametrize(
    ("rule", "risk"), [("T99", "high"), ("T1", "dire"), ("T10", "high"), ("T21", "high"), ("%00", "x")]
)
def test_change_of_what_cannot_be_changed_is_not_found(client: Client, manager: User, rule: str, risk: str) -> None:
    client.force_login(manager)
    assert client.get(change_address(rule, risk)).status_code == 404


def test_change_without_a_rule_leads_to_the_list(client: Client, manager: User) -> None:
    client.force_login(manager)
    assert client.get(reverse("threshold_change")).headers["Location"] == reverse("threshold_list")


# --- Changing the ladder ------------------------------------------------------------------------------------------


def test_ladder_change_starts_from_the_step_that_the_link_names(client: Client, manager: User) -> None:
    assert 'value="1.5"' in read(client, manager, f"{reverse('escalation_change')}?step=1.5")


def test_ladder_change_sets_the_step(client: Client, manager: User) -> None:
    send(client, manager, reverse("escalation_change"), step="3", to="watchdog")
    row = EscalationSetting.objects.get()
    assert (float(row.step), row.to, row.set_by) == (3.0, "watchdog", manager)
    page = read(client, manager, reverse("threshold_list"))
    assert "Step 3: the watchdog" in page


@pytest.mark.parametrize(
    "fields", [{"step": "0.5", "to": "watchdog"}, {"step": "1e9", "to": "watchdog"}, {"step": "2", "to": "x"}]
)
def test_ladder_change_refused_writes_nothing(client: Client, manager: User, fields: dict[str, str]) -> None:
    response = send(client, manager, reverse("escalation_change"), **fields)
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert not EscalationSetting.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SERVICE_MANAGER])
def test_settings_are_for_service_managers(client: Client, role: Role) -> None:
    client.force_login(make_user(role=role))
    for name in ("threshold_list", "threshold_change", "escalation_change"):
        assert client.get(reverse(name)).status_code == 403
