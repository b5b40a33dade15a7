"""The pages that open a case, log an incident, review the risk and record other protection."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel
from orders.applications.services.steps import NewApplicationStep, request_order
from orders.orders.services.making import record_order_step
from record.authors import Author
from risk.clocks.models.clock import Clock
from risk.reviews.models.review import RiskReview
from risk.reviews.models.signature import Signature
from tests.factories import make_case, make_team, make_user
from tests.orders.acting import (
    CANNOT_BE_KEPT,
    LONG,
    OUT_OF_SIGHT,
    RIGHT_TO_LEFT,
    address,
    fetch,
    queries,
    said,
    send,
    typed,
    typed_day,
    words,
)
from tests.shared_case import DAY, HOUR, SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def supervisor(told: SharedCase) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[told.case.team])


# --- Opening a case -----------------------------------------------------------------------------------------


def new_case(team_id: object, **fields: Any) -> dict[str, Any]:
    return {
        "first_name": "Alba",
        "safe_contact": "unknown",
        "relationship": "ex_partner",
        "victim_force": "sussex",
        "risk": "high",
        "team": str(team_id),
        **typed("at", timezone.now()),
        **fields,
    }


def test_case_create_by_a_caseworker_is_the_caseworkers_own_case() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    response = send(worker, "case_create", **new_case(team.pk, perpetrator="Corin Thrale"))
    case = Case.objects.visible_to(worker).get()
    assert response.headers["Location"] == reverse("case_detail", args=[case.public_id])
    assert (case.caseworker, case.team, case.perpetrator.name, case.risk_level) == (
        worker,
        team,
        "Corin Thrale",
        "high",
    )
    assert case.events.get().kind == "case_opened"
    assert f"Case {case.reference} is open. Saved " in said(response)


def test_case_create_by_a_supervisor_goes_to_a_caseworker_of_the_team() -> None:
    team = make_team()
    worker, supervisor = make_user(teams=[team]), make_user(role=Role.SUPERVISOR, teams=[team])
    other = make_user(teams=[make_team(organisation=team.organisation)])
    refused = send(supervisor, "case_create", **new_case(team.pk, caseworker=other.pk))
    assert "Choose a caseworker of one of your teams." in words(refused)
    send(supervisor, "case_create", **new_case(team.pk, caseworker=worker.pk))
    send(supervisor, "case_create", **new_case(team.pk, caseworker=""))
    assert list(Case.objects.order_by("id").values_list("caseworker", flat=True)) == [worker.pk, None]


def test_case_create_in_a_team_that_is_not_ones_own_is_refused() -> None:
    worker = make_user(teams=[make_team()])
    response = send(worker, "case_create", **new_case(make_team().pk))
    assert "Choose one of your own teams." in words(response)
    assert not Case.objects.exists()


def test_case_create_by_somebody_of_no_team_says_whom_to_ask() -> None:
    assert "You are in no team" in words(fetch(make_user(), "case_create"))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"first_name": " "}, "Give the client's first name."),
        ({"first_name": LONG}, "Use 200 characters or fewer. You have used 10,000."),
        ({"risk": "extreme"}, "Choose a level of risk."),
        ({"relationship": "boss"}, "Choose who that person is to the client."),
        ({"victim_force": "nowhere"}, "Choose a force from the list."),
        ({"at_day": "31/4/2026"}, "31/4/2026 is not a real date."),
        ({"at_day": "2026-13-01"}, "2026-13-01 is not a real date."),
        ({"at_day": "1/1/2199"}, "lies in the future"),
        ({"safe_contact_note": "x" * 2_001}, "Use 2,000 characters or fewer."),
    ],
)
def test_case_create_with_a_mistake_keeps_what_was_typed_and_saves_nothing(
    fields: dict[str, str], sentence: str
) -> None:
    team = make_team()
    answer = send(make_user(teams=[team]), "case_create", **new_case(team.pk, last_name="Quince", **fields))
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert 'value="Quince"' in answer.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", CANNOT_BE_KEPT)
def test_case_create_with_a_character_that_cannot_be_kept_says_so(name: str) -> None:
    team = make_team()
    response = send(make_user(teams=[team]), "case_create", **new_case(team.pk, first_name=name))
    assert "This holds a character that cannot be kept." in words(response)


def test_case_create_keeps_any_name_exactly_and_ignores_fields_of_no_form() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    fields = new_case(team.pk, first_name=RIGHT_TO_LEFT, organisation="1", reference="HW-MINE", is_superuser="on")
    send(worker, "case_create", **fields)
    case = Case.objects.get()
    assert case.victim.first_name == RIGHT_TO_LEFT
    assert case.reference != "HW-MINE"
    page = fetch(worker, "incident_create", case).content.decode()
    assert "<script>alert" not in page


def test_case_create_button_pressed_twice_opens_one_case() -> None:
    team = make_team()
    worker = make_user(teams=[team])
    fields = new_case(team.pk, submission=str(uuid4()))
    answers = {send(worker, "case_create", **fields).headers["Location"] for _ in range(2)}
    assert len(answers) == 1
    assert Case.objects.count() == 1


# --- Logging an incident ------------------------------------------------------------------------------------


def test_incident_start_lists_the_users_open_cases_the_most_dangerous_first(told: SharedCase) -> None:
    worker = told.worker
    fields = {"team": told.case.team, "caseworker": worker}
    calm = make_case(risk_level=RiskLevel.STANDARD, **fields)
    urgent = make_case(risk_level=RiskLevel.VERY_HIGH, **fields)
    closed = make_case(closed_at=timezone.now(), **fields)
    foreign = make_case()
    page = words(fetch(worker, "incident_start"))
    places = [page.index(case.reference) for case in (urgent, told.case, calm)]
    assert places == sorted(places)
    assert closed.reference not in page
    assert foreign.reference not in page
    assert address("incident_create", urgent) in page


def test_incident_start_without_a_case_says_what_would_be_there() -> None:
    assert "You have no open case" in words(fetch(make_user(), "incident_start"))


def incident(**fields: Any) -> dict[str, Any]:
    return {"behaviours": ["CON-02"], **typed("happened_at", timezone.now() - HOUR), **fields}


def test_incident_create_needs_only_when_and_what(told: SharedCase) -> None:
    before = timezone.now()
    response = send(told.worker, "incident_create", told.case, **incident())
    row = told.case.incidents.get(label="I2")
    assert response.headers["Location"] == reverse("incident_detail", args=[row.public_id])
    assert (row.behaviours, row.reported, row.police_response, row.text) == (["CON-02"], False, [], "")
    assert before - timedelta(minutes=1) < row.recorded_at <= timezone.now()
    assert "Incident I2 is logged. Saved " in said(response)


def test_incident_create_with_an_answer_of_the_police_was_reported(told: SharedCase) -> None:
    fields = incident(police_response=["dismissed", "no_reply"], text=RIGHT_TO_LEFT)
    send(told.worker, "incident_create", told.case, **fields)
    row = told.case.incidents.get(label="I2")
    assert (row.reported, row.police_response, row.text) == (True, ["dismissed", "no_reply"], RIGHT_TO_LEFT)


def test_incident_create_long_ago_is_recorded_today(told: SharedCase) -> None:
    fields = incident(happened_at_day="4/7/1996", happened_at_time="09:30")
    send(told.worker, "incident_create", told.case, **fields)
    row = told.case.incidents.get(label="I2")
    assert row.happened_at.year == 1996
    assert row.recorded_at.year == timezone.now().year


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"behaviours": []}, "Choose at least one behaviour."),
        ({"behaviours": ["XXX-99"]}, "Choose from the list of behaviours."),
        ({"police_response": ["shrugged"]}, "Choose from the list of answers."),
        ({"behaviours": ["OTH"], "text": ""}, "Say what it was: you chose “something else”."),
        ({"text": "kept\x00"}, "This holds a character that cannot be kept."),
        ({"text": "x" * 20_001}, "Use 20,000 characters or fewer."),
        (typed("happened_at", timezone.now() + DAY), "This time has not come yet."),
        ({"happened_at_day": "1/1/1890"}, "Check the year of 1/1/1890."),
        ({"happened_at_day": "29/2/2027"}, "29/2/2027 is not a real date."),
        ({"happened_at_day": ""}, "Enter the day, like 3/3/2026."),
        ({"happened_at_day": "29/3/2026", "happened_at_time": "01:30"}, "did not happen: the clocks went forward"),
        ({"happened_at_day": "26/10/2025", "happened_at_time": "01:30"}, "happened twice"),
    ],
)
def test_incident_create_with_a_mistake_keeps_what_was_typed(
    told: SharedCase, fields: dict[str, Any], sentence: str
) -> None:
    response = send(told.worker, "incident_create", told.case, **incident(**{"text": "Her own words", **fields}))
    assert response.status_code == 200
    assert sentence in words(response)
    assert fields.get("text", "Her own words").replace("\x00", "\ufffd") in response.content.decode()
    assert told.case.incidents.count() == 1


def test_incident_create_of_ten_thousand_marks_is_kept(told: SharedCase) -> None:
    send(told.worker, "incident_create", told.case, **incident(text=LONG))
    assert told.case.incidents.get(label="I2").text == LONG


def test_incident_create_of_a_threat_that_nothing_protects_from_says_so_at_once(told: SharedCase) -> None:
    discharge = NewApplicationStep(step="discharged", at=timezone.now() - HOUR)
    record_order_step(told.order, discharge, Author(None, timezone.now()))
    response = send(told.worker, "incident_create", told.case, **incident(behaviours=["THR-01"]))
    assert "while nothing protects the client: review the risk now." in said(response)
    review = send(told.worker, "risk_review_create", told.case, level="very_high", reason="Threat to kill")
    assert review.status_code == 302
    assert not Clock.objects.open().filter(case=told.case, rule="T21").exists()


def test_incident_create_button_pressed_twice_logs_one(told: SharedCase) -> None:
    fields = incident(submission=str(uuid4()))
    for _ in range(2):
        assert send(told.worker, "incident_create", told.case, **fields).status_code == 302
    assert told.case.incidents.count() == 2


def test_incident_create_in_a_closed_case_is_refused_in_words(told: SharedCase) -> None:
    told.case.closed_at = timezone.now()
    told.case.save()
    response = send(told.worker, "incident_create", told.case, **incident())
    assert response.status_code == 409
    assert "This case is closed" in words(response)


# --- Reviewing the risk -------------------------------------------------------------------------------------


def test_risk_review_create_raises_the_level_from_now(told: SharedCase) -> None:
    next_on = timezone.now().date() + 2 * DAY
    fields = {"level": "very_high", "reason": "He found her address", "next_review_on": typed_day(next_on)}
    response = send(told.worker, "risk_review_create", told.case, **fields)
    assert "The risk is reviewed: very high." in said(response)
    review = RiskReview.objects.newest_first()[0]
    assert (review.level, review.reason, review.next_review_on) == ("very_high", "He found her address", next_on)


def test_risk_review_create_answers_the_breach_that_waits_for_it(told: SharedCase) -> None:
    waiting = Clock.objects.open().filter(case=told.case, rule="B7")
    assert waiting.exists()
    send(told.worker, "risk_review_create", told.case, level=told.case.risk_level, reason="No change")
    assert not waiting.exists()


def test_risk_review_create_proposes_a_lower_level_and_keeps_the_level_until_it_is_signed(told: SharedCase) -> None:
    Signature.objects.filter(case=told.case).delete()
    fields = {"level": "standard", "reason": "Calm since spring"}
    response = send(told.worker, "risk_review_create", told.case, **fields)
    assert "It stays as it is until a supervisor signs." in said(response)
    told.case.refresh_from_db()
    assert told.case.risk_level == "high"
    assert Signature.objects.open().get(case=told.case).reason == "Calm since spring"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"level": ""}, "Choose a level of risk."),
        ({"reason": ""}, "Say why you choose this level."),
        ({"next_review_on": typed_day(timezone.now().date())}, "The next review is on a day after today."),
        ({"next_review_on": typed_day(timezone.now().date() + 20 * DAY)}, "Say why a later day will do."),
        ({"next_review_on": "1/1/2199", "later_reason": "x"}, "within a year"),
        (typed("at", timezone.now() + DAY), "lies in the future"),
        (typed("at", timezone.now() - 90 * DAY), "a review of it comes after that."),
    ],
)
def test_risk_review_create_with_a_mistake_says_so(told: SharedCase, fields: dict[str, str], sentence: str) -> None:
    reviews = told.case.risk_reviews.count()
    answer = send(told.worker, "risk_review_create", told.case, **{"level": "very_high", "reason": "Worse", **fields})
    assert sentence in words(answer)
    assert told.case.risk_reviews.count() == reviews


def test_risk_review_create_shows_who_set_the_level_and_why(told: SharedCase) -> None:
    page = words(fetch(told.worker, "risk_review_create", told.case))
    assert "High risk since" in page
    assert "Seven calls before breakfast" in page


# --- Other protection ---------------------------------------------------------------------------------------


def test_protection_create_holds_from_its_first_to_its_last_day(told: SharedCase) -> None:
    fields = {
        "kind": "bail_conditions",
        "first_day": "1/3/2026",
        "ends": "on_a_day",
        "last_day": "30/6/2026",
        "note": "Not to enter Elm Row",
    }
    response = send(told.worker, "protection_create", told.case, **fields)
    assert "The protection is recorded." in said(response)
    row = told.case.other_protections.get(kind="bail_conditions")
    assert (row.kind, row.from_day, row.last_day) == ("bail_conditions", date(2026, 3, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": ""}, "Choose the kind of protection."),
        ({"kind": "magic"}, "Choose the kind of protection."),
        ({"kind": "other"}, "Say what it is: you chose “something else”."),
        ({"ends": "on_a_day", "last_day": "1/2/2026"}, "The protection ends before it begins."),
        ({"first_day": "29/2/2027"}, "29/2/2027 is not a real date."),
    ],
)
def test_protection_create_with_a_mistake_says_so(told: SharedCase, fields: dict[str, str], sentence: str) -> None:
    typed_in = {"kind": "bail_conditions", "first_day": "1/3/2026", "ends": "no_end", **fields}
    assert sentence in words(send(told.worker, "protection_create", told.case, **typed_in))
    assert not told.case.other_protections.exclude(kind="injunction").exists()


# --- Who may ------------------------------------------------------------------------------------------------


PAGES = ("incident_create", "risk_review_create", "protection_create", "application_create", "breach_start")


@pytest.mark.parametrize("name", PAGES)
def test_page_of_a_case_is_open_to_its_people_hidden_from_others_and_barred_to_liaisons(
    told: SharedCase, supervisor: User, name: str
) -> None:
    stranger = make_user(teams=[told.case.team])
    assert fetch(supervisor, name, told.case).status_code in {200, 302}
    assert fetch(stranger, name, told.case).status_code == 404
    assert fetch(told.worker, name, OUT_OF_SIGHT).status_code == 404
    assert fetch(make_liaison(told.force), name, told.case).status_code == 403


def test_page_of_incident_start_asks_the_database_as_often_for_many_cases_as_for_one(told: SharedCase) -> None:
    page = address("incident_start")
    once = queries(told.worker, page)
    for _ in range(12):
        make_case(team=told.case.team, caseworker=told.worker)
    assert queries(told.worker, page) == once


def test_request_for_an_order_is_possible_while_another_is_open_and_the_page_says_so(told: SharedCase) -> None:
    request_order(told.case, force=told.force, at=timezone.now(), author=Author(told.worker, timezone.now()))
    assert "was already asked on" in words(fetch(told.worker, "application_create", told.case))
