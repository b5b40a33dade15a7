"""Saying that one knows of a late thing: who may, of what, until when, and the page for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from risk.clocks.models.clock import Clock
from risk.flags.models import Acknowledgement
from risk.flags.services.acknowledgements import acknowledge, acknowledge_all
from tests.factories import OPENED_AT, make_acknowledgement, make_case, make_clock, make_deadline, make_team, make_user

NOW: Final = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
TODAY: Final = date(2026, 3, 10)
DAY: Final = timedelta(days=1)
WHY: Final = "The officer is back on Monday"

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    return make_user(role=Role.CASEWORKER, teams=[make_team()])


@pytest.fixture
def supervisor(worker: User) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[worker.teams.get()])


@pytest.fixture
def case(worker: User) -> Case:
    return make_case(team=worker.teams.get(), caseworker=worker)


def make_late(case: Case, *levels: str, rule: str = "T1", **fields: object) -> Clock:
    clock = make_clock(case=case, rule=rule, late_at=OPENED_AT + DAY, **fields)
    for day, level in enumerate(levels, start=1):
        make_deadline(clock=clock, mark=level, due_at=OPENED_AT + day * DAY)
    return clock


# --- The service --------------------------------------------------------------------------------------------


def test_acknowledge_keeps_reason_day_and_person_and_adds_to_the_trail(case: Case, worker: User) -> None:
    clock = make_late(case, "amber")
    row = acknowledge(clock, by=worker, reason=f"  {WHY} ", quiet_until=TODAY + 7 * DAY, now=NOW)
    assert (row.reason, row.by, row.at, row.quiet_until, row.case) == (WHY, worker, NOW, TODAY + 7 * DAY, case)
    entry = AuditEntry.objects.get(act="flag.acknowledge")
    assert entry.detail == {"rule": "T1", "level": "amber"}
    assert Clock.objects.with_level(NOW).get().quiet_until == TODAY + 7 * DAY


@pytest.mark.parametrize("quiet_until", [TODAY, TODAY - DAY, TODAY + 29 * DAY])
def test_acknowledge_until_today_or_for_over_28_days_is_refused(case: Case, worker: User, quiet_until: date) -> None:
    with pytest.raises(RuleViolation) as refusal:
        acknowledge(make_late(case, "amber"), by=worker, reason=WHY, quiet_until=quiet_until, now=NOW)
    assert refusal.value.field == "quiet_until"
    assert not Acknowledgement.objects.exists()


def test_acknowledge_without_a_reason_is_refused(case: Case, worker: User) -> None:
    with pytest.raises(RuleViolation) as refusal:
        acknowledge(make_late(case, "amber"), by=worker, reason=" \n", quiet_until=TODAY + DAY, now=NOW)
    assert refusal.value.field == "reason"


@pytest.mark.parametrize("levels", [("amber", "red"), ("amber", "red", "critical")])
def test_acknowledge_past_amber_is_for_supervisors(
    case: Case, worker: User, supervisor: User, levels: tuple[str, ...]
) -> None:
    clock = make_late(case, *levels)
    with pytest.raises(RuleViolation, match="only a supervisor"):
        acknowledge(clock, by=worker, reason=WHY, quiet_until=TODAY + DAY, now=NOW)
    assert acknowledge(clock, by=supervisor, reason=WHY, quiet_until=TODAY + DAY, now=NOW).by == supervisor


@pytest.mark.parametrize("ending", ["closed_at", "ends_at"])
def test_acknowledge_what_is_over_is_refused(case: Case, worker: User, ending: str) -> None:
    clock = make_late(case, "amber")
    Clock.objects.update(**{ending: NOW - DAY})
    with pytest.raises(RuleViolation, match="answered in the meantime"):
        acknowledge(clock, by=worker, reason=WHY, quiet_until=TODAY + DAY, now=NOW)


def test_acknowledge_before_it_is_late_is_refused(case: Case, worker: User) -> None:
    with pytest.raises(RuleViolation, match="not late yet"):
        acknowledge(make_late(case, "amber"), by=worker, reason=WHY, quiet_until=OPENED_AT.date() + DAY, now=OPENED_AT)


def test_acknowledge_all_keeps_none_if_one_is_refused(case: Case, worker: User) -> None:
    clocks = [make_late(case, "amber"), make_late(case, "amber", "red", rule="T17")]
    with pytest.raises(RuleViolation):
        acknowledge_all(clocks, by=worker, reason=WHY, quiet_until=TODAY + DAY, now=NOW)
    assert not Acknowledgement.objects.exists()


# --- The page -----------------------------------------------------------------------------------------------


def open_page(client: Client, user: User, clock: Clock) -> HttpResponse:
    client.force_login(user)
    return client.get(address(clock))  # type: ignore[return-value]


def send(client: Client, user: User, clock: Clock, **fields: object) -> HttpResponse:
    client.force_login(user)
    until = local_day(timezone.now()) + 7 * DAY
    typed = {"reason": WHY, "quiet_until": f"{until:%d/%m/%Y}", "submission": str(uuid4()), **fields}
    return client.post(address(clock), typed)  # type: ignore[return-value]


def address(clock: Clock) -> str:
    return reverse("flag_acknowledge", args=[clock.public_id])


def test_page_says_what_is_late_and_what_acknowledging_does(client: Client, case: Case, worker: User) -> None:
    page = open_page(client, worker, make_late(case, "amber")).content.decode()
    assert "No officer has been named for the requested order" in page
    assert "It goes quiet until the day you give" in page
    assert case.reference in page


def test_sending_the_page_acknowledges_and_leads_back_to_the_case(client: Client, case: Case, worker: User) -> None:
    response = send(client, worker, make_late(case, "amber"))
    assert response.headers["Location"] == reverse("case_detail", args=[case.public_id])
    assert Acknowledgement.objects.get().reason == WHY


def test_sending_twice_acknowledges_once(client: Client, case: Case, worker: User) -> None:
    clock, key = make_late(case, "amber"), str(uuid4())
    send(client, worker, clock, submission=key)
    send(client, worker, clock, submission=key)
    assert Acknowledgement.objects.count() == 1


@pytest.mark.parametrize(
    ("wanted", "place"), [("/delays/?level=amber", "/delays/?level=amber"), ("//evil.example/", None)]
)
def test_sending_leads_back_to_the_list_only_if_it_is_ours(
    client: Client, case: Case, worker: User, wanted: str, place: str | None
) -> None:
    response = send(client, worker, make_late(case, "amber"), next=wanted)
    assert response.headers["Location"] == (place or reverse("case_detail", args=[case.public_id]))


def test_refusals_stand_beside_their_fields_and_keep_what_was_typed(client: Client, case: Case, worker: User) -> None:
    response = send(client, worker, make_late(case, "amber"), quiet_until="1/1/2020")
    page = response.content.decode()
    assert response.status_code == 200
    assert "Choose a day after today and within 28 days." in page
    assert WHY in page
    assert not Acknowledgement.objects.exists()


def test_what_else_is_late_on_the_same_thing_can_be_acknowledged_with_it(
    client: Client, case: Case, worker: User
) -> None:
    clock, other = make_late(case, "amber"), make_late(case, "amber", rule="T17")
    make_late(case, "amber", "red", rule="T19")
    make_late(case, "amber", rule="T17", subject="A2")
    page = open_page(client, worker, clock).content.decode()
    assert "Nothing has been heard on the application" in page
    assert "No order of any kind" not in page, "that one is past amber, and for a supervisor"
    send(client, worker, clock, others=[str(other.public_id)])
    assert set(Acknowledgement.objects.values_list("clock", flat=True)) == {clock.pk, other.pk}


def test_red_is_shown_to_a_caseworker_without_a_form_and_refused_if_sent(
    client: Client, case: Case, worker: User
) -> None:
    clock = make_late(case, "amber", "red")
    page = open_page(client, worker, clock).content.decode()
    assert "only a supervisor can acknowledge it" in page
    assert 'name="reason"' not in page
    response = send(client, worker, clock)
    assert response.status_code == 200
    assert WHY in response.content.decode()
    assert not Acknowledgement.objects.exists()


def test_red_is_acknowledged_by_a_supervisor_and_stays_in_sight(client: Client, case: Case, supervisor: User) -> None:
    clock = make_late(case, "amber", "red")
    assert "It stays in the supervisor" in open_page(client, supervisor, clock).content.decode()
    assert send(client, supervisor, clock).status_code == 302
    earlier = open_page(client, supervisor, clock).content.decode()
    assert "Acknowledged before" in earlier
    assert WHY in earlier


def test_what_has_been_answered_leads_back_with_a_word(client: Client, case: Case, worker: User) -> None:
    response = open_page(client, worker, make_late(case, "amber", closed_at=NOW))
    assert response.status_code == 302


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.SERVICE_MANAGER])
def test_somebody_elses_clock_is_not_found(client: Client, case: Case, role: Role) -> None:
    stranger = make_user(role=role, teams=[make_team(organisation=case.organisation)])
    assert open_page(client, stranger, make_late(case, "amber")).status_code == 404
    assert send(client, stranger, make_late(case, "amber", rule="T17")).status_code == 404


def test_latest_acknowledgement_counts(case: Case, worker: User) -> None:
    clock = make_late(case, "amber")
    make_acknowledgement(clock=clock, by=worker, at=NOW - 2 * DAY, quiet_until=TODAY + 20 * DAY)
    make_acknowledgement(clock=clock, by=worker, at=NOW - DAY, quiet_until=TODAY + DAY)
    assert Clock.objects.with_level(NOW).get().quiet_until == TODAY + DAY
