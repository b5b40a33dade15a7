"""What a liaison sees and does about one breach or application: acts on the force's word, and only its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import User
from accounts.trail.models import AuditEntry
from casework.cases.models.event import Event, EventSource
from casework.dates.rules.london_time import local_time
from casework.editing.services.second_press import person_name
from casework.sharing.services.shares import revoke_share
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import record_breach_step
from orders.desk.services import NOT_NOW, act_on_application, act_on_breach
from record.authors import Author
from risk.clocks.models.clock import Clock
from tests.factories import make_force, make_user
from tests.shared_case import DAY, FIRST_NAME, HOUR, SECRETS, SharedCase, live_case, make_liaison
from tests.worked_asking import draft_of_one_condition

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


def breach_page(breach: Breach) -> str:
    return reverse("desk_breach", args=[breach.public_id])


def read(response: Any) -> str:
    return " ".join(response.content.decode().split())


def post(user: User, address: str, **fields: Any) -> HttpResponse:
    key = {"submission": str(uuid4())}
    return signed_in(user).post(address, {**key, **fields})  # type: ignore[return-value]


def record(user: User, address: str, step: str, *, at: datetime | None = None, **fields: str) -> HttpResponse:
    return post(user, f"{address}?step={step}", **moment_fields(at or timezone.now()), **fields)


def moment_fields(at: datetime) -> dict[str, str]:
    local = local_time(at)
    return {"at_day": f"{local.day}/{local.month}/{local.year}", "at_time": f"{local:%H:%M}"}


def steps_of(told: SharedCase) -> list[tuple[str, str]]:
    rows = Event.objects.filter(case=told.case, kind="breach_step").order_by("number")
    return [(row.facts["step"], row.source) for row in rows]


# --- A breach -----------------------------------------------------------------------------------------------


def test_desk_breach_tells_the_facts_and_nothing_about_the_client(told: SharedCase, liaison: User) -> None:
    page = read(signed_in(liaison).get(breach_page(told.breach)))
    for words in (
        told.case.reference, FIRST_NAME, "High risk", "Breach of full order", "In force and served when this happened.",
        "Prohibition: No contact by any means", "Reported broken.", "Requirement: Attend the programme",
        "Reported to police", "by the service", "The breach has no crime number.", "The orders in short",
        "Only via the advocacy service",
    ):  # fmt: skip
        assert words in page
    assert not [secret for secret in SECRETS if secret in page]


def test_desk_breach_view_is_one_line_in_the_trail_of_the_owner(told: SharedCase, liaison: User) -> None:
    signed_in(liaison).get(breach_page(told.breach))
    entry = AuditEntry.objects.get(act="desk.view")
    assert (entry.user, entry.organisation, entry.detail) == (liaison, told.case.organisation, {})
    assert entry.subject_id == str(told.breach.public_id)


def test_desk_breach_acknowledge_says_that_the_force_knows_and_stops_no_clock(told: SharedCase, liaison: User) -> None:
    running = set(Clock.objects.filter(case=told.case).open().values_list("rule", "subject"))
    response = post(liaison, reverse("desk_breach_acknowledge", args=[told.breach.public_id]))
    assert response.headers["Location"] == breach_page(told.breach)
    told.breach.refresh_from_db()
    assert (told.breach.acknowledged_by, told.breach.answered_at) == (liaison, None)
    assert set(Clock.objects.filter(case=told.case).open().values_list("rule", "subject")) == running
    assert steps_of(told) == [("reported_to_police", "service")]


def test_desk_breach_acknowledge_of_one_not_reported_is_the_report() -> None:
    told = live_case(reported=False)
    liaison = make_liaison(told.force)
    assert "counts as reported to the police at that time" in read(signed_in(liaison).get(breach_page(told.breach)))
    post(liaison, reverse("desk_breach_acknowledge", args=[told.breach.public_id]))
    assert steps_of(told) == [("reported_to_police", EventSource.POLICE_REPORTED)]
    assert not Clock.objects.filter(case=told.case, rule="B1").open().exists()
    assert Clock.objects.filter(case=told.case, rule__in=["B2", "B3", "B4"]).open().count() == 3


def test_desk_breach_acknowledged_by_two_is_kept_as_the_first_left_it(told: SharedCase, liaison: User) -> None:
    address = reverse("desk_breach_acknowledge", args=[told.breach.public_id])
    post(liaison, address)
    colleague = make_liaison(told.force)
    second = post(colleague, address)
    said = f"This breach has been acknowledged already. Recorded by: {person_name(liaison)}, "
    assert (second.status_code, said in read(second)) == (409, True)
    told.breach.refresh_from_db()
    assert told.breach.acknowledged_by == liaison
    assert AuditEntry.objects.filter(act="breach.acknowledge").count() == 1


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("crime_recorded", {"reference": "47/1234/26"}),
        ("crime_recorded", {"reference": "47/1234/26", "recorded_as": "breach_and_stalking"}),
        ("arrested", {}),
        ("interviewed", {}),
        ("warrant_issued", {}),
        ("police_contacted_victim", {}),
        ("charged", {}),
        ("charged", {"offence": "H20164"}),
        ("out_of_court", {"disposal": "Conditional caution"}),
        ("no_further_action", {"reason": "Identity unproven"}),
    ],
)
def test_desk_breach_act_is_recorded_as_reported_by_the_police(
    told: SharedCase, liaison: User, step: str, fields: dict[str, Any]
) -> None:
    client = signed_in(liaison)
    form = client.get(breach_page(told.breach) + f"?step={step}")
    assert form.content.decode().count("govuk-form-group") <= 4  # at most three fields, one of them of two boxes
    response = record(liaison, breach_page(told.breach), step, **fields)
    assert response.headers["Location"] == breach_page(told.breach)
    assert steps_of(told)[-1] == (step, EventSource.POLICE_REPORTED)
    event = Event.objects.filter(case=told.case).order_by("-number")[0]
    assert (event.recorded_by, event.note, event.facts.get("reason", "")) == (liaison, "", fields.get("reason", ""))
    told.breach.refresh_from_db()
    assert told.breach.crime_reference == fields.get("reference", "")
    assert told.breach.acknowledged_by == liaison
    assert "the police: " in read(client.get(breach_page(told.breach)))


def test_desk_breach_act_on_one_not_reported_first_records_the_report_at_that_time() -> None:
    told = live_case(reported=False)
    liaison = make_liaison(told.force)
    at = timezone.now() - 3 * HOUR
    record(liaison, breach_page(told.breach), "arrested", at=at)
    police = EventSource.POLICE_REPORTED
    assert steps_of(told) == [("reported_to_police", police), ("arrested", police)]
    told.breach.refresh_from_db()
    assert told.breach.reported_at == at.replace(second=0, microsecond=0)


def test_desk_breach_two_acts_within_a_minute_are_both_kept(told: SharedCase, liaison: User) -> None:
    post(liaison, reverse("desk_breach_acknowledge", args=[told.breach.public_id]))
    record(liaison, breach_page(told.breach), "warrant_issued")
    record(liaison, breach_page(told.breach), "warrant_executed")
    record(liaison, breach_page(told.breach), "arrested")
    assert [step for step, _ in steps_of(told)][1:] == ["warrant_issued", "warrant_executed", "arrested"]


def test_desk_breach_offers_the_execution_only_of_a_warrant_that_is_out(told: SharedCase, liaison: User) -> None:
    client = signed_in(liaison)
    page = read(client.get(breach_page(told.breach)))
    assert "Warrant issued" in page and "Warrant executed" not in page
    now = timezone.now()
    act_on_breach(told.breach, NewApplicationStep(step="warrant_issued", at=now - HOUR / 2), by=liaison, now=now)
    page = read(client.get(breach_page(told.breach)))
    assert "?step=warrant_executed" in page and "?step=warrant_issued" not in page


def test_desk_breach_offers_news_of_the_outcome_only_once_there_is_one(told: SharedCase, liaison: User) -> None:
    client = signed_in(liaison)
    later = ("?step=outcome_told_to_victim", "?step=bail_update")
    page = read(client.get(breach_page(told.breach)))
    assert not [step for step in later if step in page]
    record(liaison, breach_page(told.breach), "arrested")
    for step in later:
        assert step in read(client.get(breach_page(told.breach)))
        record(liaison, breach_page(told.breach), step.removeprefix("?step="))
    assert [step for step, _ in steps_of(told)][2:] == ["outcome_told_to_victim", "bail_update"]


def test_desk_breach_act_that_cannot_be_recorded_now_says_so(told: SharedCase, liaison: User) -> None:
    for step in ("warrant_executed", "not_reported_reviewed", "<script>", ""):
        response = record(liaison, breach_page(told.breach), step)
        assert (response.status_code, NOT_NOW in read(response)) == (409, True)
        page = read(signed_in(liaison).get(breach_page(told.breach) + f"?step={step}"))
        assert "<script>" not in page
    assert len(steps_of(told)) == 1


@pytest.mark.parametrize(
    ("step", "fields", "sentence"),
    [
        ("crime_recorded", {"reference": " "}, "Enter the crime reference."),
        ("crime_recorded", {"reference": "9" * 101}, "Use 100 characters or fewer."),
        ("crime_recorded", {"reference": "a\x00b"}, "cannot be kept"),
        ("no_further_action", {"reason": ""}, "Say why there is no further action."),
        ("arrested", {"at_day": "31/4/2026"}, "31/4/2026 is not a real date."),
        ("arrested", {"at_day": "1/1/2199"}, "lies in the future"),
        ("arrested", {"at_day": "1/1/2020"}, "The service learned of this breach on"),
        ("arrested", {"at_day": "", "at_time": ""}, "Enter the day and the time."),
    ],
)
def test_desk_breach_act_with_a_mistake_says_so_and_keeps_what_was_typed(
    told: SharedCase, liaison: User, step: str, fields: dict[str, str], sentence: str
) -> None:
    address = f"{breach_page(told.breach)}?step={step}"
    response = post(liaison, address, **{**moment_fields(timezone.now()), **fields})
    assert response.status_code == 200
    page = read(response)
    assert sentence in page
    assert all(value in page for value in fields.values() if value.strip() and "\x00" not in value)
    assert len(steps_of(told)) == 1
    told.breach.refresh_from_db()
    assert told.breach.acknowledged_at is None


def test_desk_breach_act_before_the_report_is_refused_with_a_sentence(told: SharedCase, liaison: User) -> None:
    response = record(
        liaison, breach_page(told.breach), "arrested", at=timezone.now() - timedelta(hours=26, minutes=30)
    )
    assert "cannot come before" in read(response)
    assert len(steps_of(told)) == 1


def test_desk_breach_button_pressed_twice_makes_one_step(told: SharedCase, liaison: User) -> None:
    key, address = str(uuid4()), breach_page(told.breach) + "?step=arrested"
    for _ in range(2):
        response = post(liaison, address, submission=key, **moment_fields(timezone.now()))
        assert response.headers["Location"] == breach_page(told.breach)
    assert [step for step, _ in steps_of(told)] == ["reported_to_police", "arrested"]


def test_desk_breach_tells_of_an_order_that_had_not_been_served(told: SharedCase, liaison: User) -> None:
    told.order.served_at = None
    told.order.save()
    assert "The order has not been served." in read(signed_in(liaison).get(breach_page(told.breach)))
    told.order.last_day = timezone.now().date() + 3000 * DAY
    told.order.ended_at = timezone.now() - 5 * DAY
    told.order.save()
    assert "Not in force: it happened after the order ended. It may not be a breach in law." in read(
        signed_in(liaison).get(breach_page(told.breach))
    )


# --- An application -----------------------------------------------------------------------------------------


def application_page(told: SharedCase) -> str:
    return reverse("desk_application", args=[told.pending.public_id])


def test_desk_application_tells_the_request_and_nothing_about_the_client(told: SharedCase, liaison: User) -> None:
    page = read(signed_in(liaison).get(application_page(told)))
    for words in (
        told.case.reference, FIRST_NAME, "Name the officer", "What is asked of us", "Order requested",
        "Requested, for 20 days (480 hours)", "Police: officer in the case", "Not named", "No day is set",
    ):  # fmt: skip
        assert words.lower() in page.lower()
    assert not [secret for secret in SECRETS if secret in page]
    assert AuditEntry.objects.get(act="desk.view").organisation == told.case.organisation


@pytest.mark.parametrize(
    ("step", "fields", "waits_on"),
    [
        ("acknowledged", {"officer": "PC Umber, 07700 900123"}, "police_oic"),
        ("decided_to_apply", {}, "police_oic"),
        ("declined", {"reason": "Bail is enough", "alternatives": "Bail conditions"}, "service"),
        ("conditions_put_to_victim", {}, "victim"),
        ("authorised", {}, "police_oic"),
        ("sent_to_legal", {}, "police_legal"),
        ("lodged", {}, "court"),
        ("listed", {"hearing_on": "3/3/2199"}, "court"),
    ],
)
def test_desk_application_step_is_recorded_as_reported_by_the_police(
    told: SharedCase, liaison: User, step: str, fields: dict[str, Any], waits_on: str
) -> None:
    draft_of_one_condition(told.pending, told.worker)
    form = signed_in(liaison).get(f"{application_page(told)}?step={step}").content.decode()
    assert form.split("<main")[1].count("<label") <= 4  # at most three fields, one of them of two boxes
    response = record(liaison, application_page(told), step, **fields)
    assert response.headers["Location"] == application_page(told)
    told.pending.refresh_from_db()
    assert (told.pending.status, told.pending.waiting_on) == (step, waits_on)
    event = Event.objects.filter(case=told.case).order_by("-number")[0]
    assert (event.source, event.recorded_by) == (EventSource.POLICE_REPORTED, liaison)


@pytest.mark.parametrize("step", ["conditions_put_to_victim", "authorised"])
def test_desk_cannot_say_that_conditions_which_are_nowhere_were_put_or_authorised(
    told: SharedCase, liaison: User, step: str
) -> None:
    refused = read(record(liaison, application_page(told), step))
    assert "cannot be recorded yet: the service has not written down every condition" in refused
    draft_of_one_condition(told.pending, told.worker, victim_view="not_asked", text="Not to enter Larkspur Lane")
    refused = read(record(liaison, application_page(told), step))
    assert "cannot be recorded yet" in refused
    assert "Larkspur" not in refused
    told.pending.refresh_from_db()
    assert told.pending.status == "requested"


def test_desk_application_adjourned_with_and_without_a_new_day(told: SharedCase, liaison: User) -> None:
    record(liaison, application_page(told), "listed", hearing_on="3/3/2199")
    record(liaison, application_page(told), "adjourned", next_on="", reason="No interpreter")
    told.pending.refresh_from_db()
    assert (told.pending.hearing_on, told.pending.adjournments) == (None, 1)
    page = read(signed_in(liaison).get(application_page(told)))
    assert "1 adjournment so far" in page
    assert "No interpreter" not in page


@pytest.mark.parametrize(
    ("step", "fields", "sentence"),
    [
        ("acknowledged", {"officer": ""}, "Name the officer."),
        ("declined", {"reason": "Bail", "alternatives": ""}, "Say what will be done instead."),
        ("listed", {"hearing_on": ""}, "Enter the day of the hearing"),
        ("listed", {"hearing_on": "1/1/2020"}, "A hearing cannot be listed for a day that has passed."),
        ("authorised", {"at_day": "1/1/2020"}, "The order was asked for on"),
    ],
)
def test_desk_application_step_with_a_mistake_says_so_and_saves_nothing(
    told: SharedCase, liaison: User, step: str, fields: dict[str, str], sentence: str
) -> None:
    address = f"{application_page(told)}?step={step}"
    response = post(liaison, address, **{**moment_fields(timezone.now()), **fields})
    assert response.status_code == 200
    assert sentence in read(response)
    told.pending.refresh_from_db()
    assert told.pending.status == "requested"


@pytest.mark.parametrize("step", ["held", "withdrawn", "refused", "paused", "reviewed", "interim_applied", "granted"])
def test_desk_application_takes_no_step_that_is_not_the_polices(told: SharedCase, liaison: User, step: str) -> None:
    assert f"?step={step}" not in read(signed_in(liaison).get(application_page(told)))
    refused = record(liaison, application_page(told), step)
    assert (refused.status_code, NOT_NOW in read(refused)) == (409, True)
    told.pending.refresh_from_db()
    assert told.pending.status == "requested"


def test_desk_application_that_is_decided_takes_nothing_more(told: SharedCase, liaison: User) -> None:
    now = timezone.now()
    facts = {"reason": "Bail", "alternatives": "Bail"}
    act_on_application(told.pending, NewApplicationStep(step="declined", at=now, facts=facts), by=liaison, now=now)
    page = read(signed_in(liaison).get(application_page(told)))
    assert "This request has been decided." in page
    assert "?step=" not in page


# --- Who may ------------------------------------------------------------------------------------------------


def addresses(told: SharedCase) -> list[str]:
    return [
        breach_page(told.breach),
        reverse("desk_breach_acknowledge", args=[told.breach.public_id]),
        application_page(told),
    ]


def test_desk_pages_of_a_share_that_ended_are_gone_with_the_next_request(told: SharedCase, liaison: User) -> None:
    client = signed_in(liaison)
    assert client.get(breach_page(told.breach)).status_code == 200
    revoke_share(told.share, by=told.worker, now=timezone.now())
    for address in addresses(told):
        assert client.post(address, {"submission": str(uuid4())}).status_code == 404
    assert client.get(breach_page(told.breach)).status_code == 404
    assert client.get(application_page(told)).status_code == 404


def test_desk_pages_are_gone_for_another_force_and_forbidden_to_the_service(told: SharedCase) -> None:
    other = signed_in(make_liaison(make_force("kent")))
    owner = signed_in(told.worker)
    stranger = signed_in(make_user())
    for address in addresses(told):
        key = {"submission": str(uuid4())}
        answers = [each.post(address, key).status_code for each in (other, owner, stranger)]
        assert answers == [404, 403, 404]


def test_desk_breach_that_the_service_decided_not_to_report_is_gone() -> None:
    told = live_case(reported=False)
    now = timezone.now()
    record_breach_step(told.breach, NewApplicationStep(step="not_reported_reviewed", at=now), Author(told.worker, now))
    assert signed_in(make_liaison(told.force)).get(breach_page(told.breach)).status_code == 404


def test_desk_breach_asks_the_database_as_often_whatever_has_been_done(told: SharedCase, liaison: User) -> None:
    client = signed_in(liaison)
    counts = []
    for reports in (1, 8):
        now = timezone.now()
        for _ in range(reports):
            act_on_breach(told.breach, NewApplicationStep(step="arrested", at=now), by=liaison, now=now)
        with CaptureQueriesContext(connection) as queries:
            client.get(breach_page(told.breach))
        counts.append(len(queries))
    assert counts[0] == counts[1]
