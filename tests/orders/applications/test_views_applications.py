"""The pages on which an order is asked for and a request is followed to its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.trail.models import AuditEntry
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.sharing.models.share import Share
from casework.sharing.services.shares import revoke_share
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep, record_application_step
from record.authors import Author
from record.vocabulary.steps import ApplicationStep
from risk.clocks.models.clock import Clock
from tests.factories import make_force, make_user
from tests.orders.acting import (
    AGREED,
    LONG,
    OUT_OF_SIGHT,
    RIGHT_TO_LEFT,
    address,
    fetch,
    queries,
    said,
    send,
    signed_in,
    typed,
    typed_day,
    words,
)
from tests.shared_case import DAY, SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db

STANDING = {"granted", "paused", "reviewed", "requested"}
ELSEWHERE = {"under_consideration", "conditions_agreed", "appealed", "appeal_dismissed"}
"""Steps that do not follow where the request of these tests stands."""


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def supervisor(told: SharedCase) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[told.case.team])


def next_working_day() -> date:
    day = local_day(timezone.now()) + 30 * DAY
    return day + timedelta(days=(7 - day.weekday()) % 7) + (8 * DAY if day.month in {4, 5, 8, 12, 1} else 0 * DAY)


def record(application: Application, worker: User, step: str, **facts: object) -> None:
    now = timezone.now()
    record_application_step(application, NewApplicationStep(step=step, at=now, facts=facts), Author(worker, now))


# --- Asking for an order ------------------------------------------------------------------------------------


def request(**fields: Any) -> dict[str, Any]:
    asked = {"force": "sussex", "area_basis": "believed_in", "asked_by": "client", "note": "Asked the duty inspector"}
    return {**asked, "share": "", **typed("at", timezone.now()), **fields}


def test_application_create_with_a_force_that_sees_the_case_asks_nothing_more(told: SharedCase) -> None:
    response = send(told.worker, "application_create", told.case, **request())
    row = told.case.applications.get(label="A3")
    assert response.headers["Location"] == reverse("application_detail", args=[row.public_id])
    assert row.force == told.force
    assert "The request to Sussex Police is recorded. Nobody at Sussex Police can sign in yet" in said(response)
    assert told.case.events.latest("number").note == "Asked the duty inspector"
    assert told.case.shares.count() == 1


def test_application_create_shares_only_when_told_to_and_in_one_act(told: SharedCase) -> None:
    kent = make_force("kent")
    asked = send(told.worker, "application_create", told.case, **request(force="kent"))
    assert f"Choose whether to share the case with {kent.name} now." in words(asked)
    send(told.worker, "application_create", told.case, **request(force="kent", share="not_yet"))
    assert not told.case.shares.filter(force=kent).exists()
    yes = {**AGREED, "share_purpose": "To act on it", "share_ends": "on_a_day", "share_last_day": "3/3/2199"}
    response = send(told.worker, "application_create", told.case, **request(force="kent", **yes))
    share = told.case.shares.get(force=kent)
    assert (share.purpose, share.last_day, share.shared_by) == ("To act on it", date(2199, 3, 3), told.worker)
    assert f"Nobody at {kent.name} can sign in yet, so nobody there sees it" in said(response)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"share_purpose": ""}, "Say why the police need to see this case."),
        (
            {"share_purpose": "Act", "share_ends": "on_a_day", "share_last_day": "1/1/2020"},
            "The last day of a share cannot be before today.",
        ),
        ({"share_purpose": "Act", "share_ends": ""}, "Choose whether it ends on a day"),
    ],
)
def test_application_create_with_a_share_that_cannot_be_saves_neither(
    told: SharedCase, fields: dict[str, str], sentence: str
) -> None:
    make_force("kent")
    response = send(told.worker, "application_create", told.case, **request(force="kent", **{**AGREED, **fields}))
    assert sentence in words(response)
    assert "Asked the duty inspector" in words(response)
    assert told.case.applications.count() == 2
    assert Share.objects.count() == 1
    assert not AuditEntry.objects.filter(act="share.create", detail__force="kent").exists()


def test_application_create_by_nobodys_share_prefills_why(told: SharedCase) -> None:
    revoke_share(told.share, by=told.worker, now=timezone.now())
    page = words(fetch(told.worker, "application_create", told.case))
    assert "To act on our request for an order" in page
    assert "Let the force see this case now?" in page
    assert "(optional)" not in page.split("Let the force see this case now?")[1][:20]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"force": ""}, "Choose a police force."),
        ({"force": "civil-nuclear-constabulary"}, "Choose a force from the list."),
        ({"force": "elm"}, "Choose a force from the list."),
        (
            {"area_basis": "", "defendant_force": "kent"},
            "because the perpetrator lives, is, or means to come there. The client’s home is no reason.",
        ),
        ({"area_basis": "she_lives_there"}, "Choose from the list."),
        ({"asked_by": ""}, "Say who asks for it."),
        ({"asked_by": "service", "note": ""}, "Write down what you recommended, in the words that you used."),
        ({"asked_by": "service"}, "Say by which day you expect an answer to your recommendation."),
        ({"answer_due_on": "1/1/2020"}, "An answer cannot be due before you asked."),
        (typed("at", timezone.now() + DAY), "lies in the future"),
        ({"at_time": "quarter past"}, "is not a time we can read"),
        ({"note": "a\x00b"}, "This holds a character that cannot be kept."),
    ],
)
def test_application_create_with_a_mistake_says_so(told: SharedCase, fields: dict[str, str], sentence: str) -> None:
    make_force("kent")
    response = send(told.worker, "application_create", told.case, **request(**fields))
    assert sentence in words(response)
    assert told.case.applications.count() == 2


def test_application_create_for_a_request_made_before_the_case_counts_from_when_she_asked(told: SharedCase) -> None:
    asked = timezone.now() - 90 * DAY
    assert asked < told.case.opened_at
    assert send(told.worker, "application_create", told.case, **request(**typed("at", asked))).status_code == 302
    assert told.case.applications.order_by("-id")[0].first_requested_at == asked.replace(second=0, microsecond=0)


def test_application_create_button_pressed_twice_asks_once(told: SharedCase) -> None:
    fields = request(submission=str(uuid4()))
    answers = {send(told.worker, "application_create", told.case, **fields).headers["Location"] for _ in range(2)}
    assert len(answers) == 1
    assert told.case.applications.count() == 3


# --- Where a request stands ---------------------------------------------------------------------------------


def test_application_detail_has_its_two_clocks_and_what_is_missing_in_sight(told: SharedCase) -> None:
    page = words(fetch(told.worker, "application_detail", told.pending))
    assert "Since the client first asked" in page
    assert "20 days" in page
    assert "Nobody has named a date: it is stalled until somebody does" in page
    assert "No officer has been named for the requested order" in page
    assert "working days late." in page
    assert "Now held by the police, officer in the case for 20 days" in page
    assert "Nobody at Sussex Police can sign in yet, so nobody there sees it" in page


def test_application_detail_of_a_decided_request_shows_its_order_and_who_held_each_stage(told: SharedCase) -> None:
    page = words(fetch(told.worker, "application_detail", told.application))
    assert "Decided" in page
    assert "Full order O1" in page
    assert "Officer in the case: PC Teasel." in page
    assert "Held by the police, officer in the case for " in page
    assert "Nothing more can be recorded here." in page


def test_application_detail_offers_only_what_can_follow(told: SharedCase, supervisor: User) -> None:
    record(told.pending, told.worker, "lodged")
    page = fetch(told.worker, "application_detail", told.pending).content.decode()
    offered = {step for step in ApplicationStep if f'?step={step.value}"' in page}
    assert offered == {
        "listed",
        "held",
        "adjourned",
        "interim_applied",
        "declined",
        "refused",
        "withdrawn",
        "superseded",
    }
    assert address("order_create", told.pending) in page
    assert "?step=paused" in fetch(supervisor, "application_detail", told.pending).content.decode()


def test_application_detail_tells_hearings_adjournments_and_a_pause(told: SharedCase, supervisor: User) -> None:
    hearing_on = next_working_day()
    record(told.pending, told.worker, "listed", hearing_on=hearing_on.isoformat())
    record(told.pending, told.worker, "adjourned", next_on=None, reason="court_listing")
    until = local_day(timezone.now()) + 5 * DAY
    record(told.pending, supervisor, "paused", until=until.isoformat(), reason="Client is away")
    page = words(fetch(told.worker, "application_detail", told.pending))
    assert "Hearings: adjourned once" in page
    assert "The court had no time" in page
    assert "The clocks of this stage are paused to the end of" in page
    assert "The hearing was adjourned without a new date" in page


def test_application_detail_says_when_the_force_cannot_see_the_case(told: SharedCase) -> None:
    revoke_share(told.share, by=told.worker, now=timezone.now())
    page = fetch(told.worker, "application_detail", told.pending).content.decode()
    assert "The case is not shared with it either." in page
    assert reverse("share_create", args=[told.case.public_id]) + "?force=sussex" in page


def test_application_detail_asks_the_database_as_often_with_thirty_steps_as_with_one(told: SharedCase) -> None:
    page = address("application_detail", told.pending)
    once = queries(told.worker, page)
    for _ in range(15):
        record(told.pending, told.worker, "listed", hearing_on=next_working_day().isoformat())
        record(told.pending, told.worker, "adjourned", next_on=None)
    assert queries(told.worker, page) == once


# --- Recording what happened next ---------------------------------------------------------------------------


SPECIFIC = {
    "acknowledged": ("officer",),
    "lodged": ("court_reference",),
    "provider_asked": ("provider",),
    "listed": ("hearing_on",),
    "adjourned": ("hearing_on", "reason", "words"),
    "declined": ("reason", "words", "alternatives"),
    "refused": ("reason", "words"),
    "withdrawn": ("reason", "words"),
    "superseded": ("reason", "words"),
    "paused": ("until", "why"),
}


@pytest.mark.parametrize("step", [*sorted(set(ApplicationStep) - STANDING - ELSEWHERE - {"interim_refused"}), "paused"])
def test_application_step_shows_only_the_fields_that_the_step_needs(
    supervisor: User, told: SharedCase, step: str
) -> None:
    form = fetch(supervisor, "application_step", told.pending, step).context["form"]
    assert set(form.fields) - {"version"} == {"at", "note", *SPECIFIC.get(step, ())}


@pytest.mark.parametrize(
    ("step", "fields", "facts"),
    [
        ("acknowledged", {"officer": RIGHT_TO_LEFT}, {"officer": RIGHT_TO_LEFT}),
        ("sent_to_legal", {}, {}),
        ("adjourned", {"hearing_on": "", "reason": ""}, {"next_on": None, "reason": ""}),
        (
            "declined",
            {"reason": "officer_unaware", "words": "Never heard of it", "alternatives": "A warning"},
            {"reason": "Never heard of it", "reason_code": "officer_unaware", "alternatives": "A warning"},
        ),
        (
            "withdrawn",
            {"reason": "victim_withdrew"},
            {"reason": "victim_withdrew", "reason_code": "victim_withdrew"},
        ),
        (
            "refused",
            {"reason": "bail_considered_enough"},
            {"reason": "bail_considered_enough", "reason_code": "bail_considered_enough"},
        ),
        ("interim_applied", {}, {}),
    ],
)
def test_application_step_is_recorded_as_a_case_file_would_say_it(
    told: SharedCase, step: str, fields: dict[str, str], facts: dict[str, object]
) -> None:
    fields = {**fields, **typed("at", timezone.now()), "note": "By phone"}
    response = send(told.worker, "application_step", told.pending, step=step, **fields)
    assert response.headers["Location"] == address("application_detail", told.pending)
    event = told.case.events.latest("number")
    assert event.facts == {"application": "A2", "step": step, **facts}
    assert (event.note, event.recorded_by) == ("By phone", told.worker)
    assert "Saved " in said(response)


def test_application_step_listed_for_a_day_off_is_saved_with_a_warning(told: SharedCase) -> None:
    christmas = date(timezone.now().year + 1, 12, 25)
    fields = {"hearing_on": typed_day(christmas), **typed("at", timezone.now())}
    response = send(told.worker, "application_step", told.pending, step="listed", **fields)
    assert "Check the date with the court." in said(response)
    told.pending.refresh_from_db()
    assert told.pending.hearing_on == christmas


@pytest.mark.parametrize(
    ("step", "fields", "sentence"),
    [
        ("acknowledged", {"officer": ""}, "Give the name of the officer."),
        ("acknowledged", {"officer": LONG}, "Use 200 characters or fewer."),
        ("listed", {"hearing_on": ""}, "Enter a date, like 3/3/2026."),
        ("listed", {"hearing_on": "1/1/2020"}, "A hearing cannot be listed for a day that has passed."),
        ("listed", {"hearing_on": "1/1/2150"}, "That is more than three years away. Check the year."),
        ("adjourned", {"hearing_on": "31/6/2026"}, "31/6/2026 is not a real date."),
        ("refused", {"reason": ""}, "Choose a reason."),
        ("refused", {"reason": "mood"}, "Choose a reason."),
        ("refused", {"reason": "other"}, "Say what the reason was: you chose “something else”."),
        ("declined", {"reason": "officer_unaware", "words": ""}, "If it gave none, write that it gave none."),
        ("declined", {"reason": "officer_unaware", "alternatives": ""}, "If they offer nothing, write “nothing”."),
        ("lodged", typed("at", timezone.now() - 40 * DAY), "when it all began. Check the day and the time."),
        ("lodged", typed("at", timezone.now() + DAY), "lies in the future"),
        ("lodged", {"note": "kept \ufffd"}, "This holds a character that cannot be kept."),
    ],
)
def test_application_step_with_a_mistake_keeps_what_was_typed(
    told: SharedCase, step: str, fields: dict[str, str], sentence: str
) -> None:
    before = told.case.events.count()
    typed_in = {**typed("at", timezone.now()), "note": "" if "reason" in fields else "kept", **fields}
    response = send(told.worker, "application_step", told.pending, step=step, **typed_in)
    assert response.status_code == 200
    assert sentence in words(response)
    assert typed_in["note"] in response.content.decode()
    assert told.case.events.count() == before


@pytest.mark.parametrize("step", ["nonsense", "granted", "interim_refused", "reviewed", "paused", "\x00", "9" * 5_000])
def test_application_step_that_cannot_follow_is_answered_with_those_that_can(told: SharedCase, step: str) -> None:
    client = signed_in(told.worker)
    response = client.get(address("application_step", told.pending), {"step": step})
    assert response.status_code == 200
    assert "Choose what happened." in words(response)
    assert "?step=acknowledged" in response.content.decode()


def test_application_step_without_a_step_offers_those_that_can_follow(told: SharedCase) -> None:
    page = words(fetch(told.worker, "application_step", told.pending))
    assert "What happened next?" in page
    assert "cannot be recorded" not in page
    assert send(told.worker, "application_step", told.pending).status_code == 200


def test_application_step_pause_is_for_a_supervisor(told: SharedCase, supervisor: User) -> None:
    until = local_day(timezone.now()) + 5 * DAY
    fields = {"until": typed_day(until), "why": "Client is away", **typed("at", timezone.now())}
    refused = send(told.worker, "application_step", told.pending, step="paused", **fields)
    assert "something else has to come first" in words(refused)
    assert "Client is away" in words(refused)
    assert send(supervisor, "application_step", told.pending, step="paused", **fields).status_code == 302
    assert Clock.objects.filter(case=told.case, subject="A2", extension__gt=0).exists()


def test_application_step_pause_that_ends_before_it_begins_is_refused_beside_its_day(
    told: SharedCase, supervisor: User
) -> None:
    fields = {"until": "1/1/2026", "why": "Client is away", **typed("at", timezone.now())}
    response = send(supervisor, "application_step", told.pending, step="paused", **fields)
    assert response.context["form"].errors["until"] == ["A pause ends after the day on which it begins."]


def test_application_step_recorded_by_somebody_else_meanwhile_is_refused_and_nothing_typed_is_lost(
    told: SharedCase,
) -> None:
    record(told.pending, told.worker, "lodged")
    fields = {"officer": "PC Sedge", "note": "By post", **typed("at", timezone.now())}
    response = send(told.worker, "application_step", told.pending, step="acknowledged", **fields)
    assert response.status_code == 200
    assert "This is in the record already, or something else has to come first." in words(response)
    assert "PC Sedge" in response.content.decode()
    assert "By post" in response.content.decode()


def test_application_step_button_pressed_twice_records_it_once(told: SharedCase) -> None:
    fields = {**typed("at", timezone.now()), "submission": str(uuid4())}
    before = told.case.events.count()
    for _ in range(2):
        assert send(told.worker, "application_step", told.pending, step="lodged", **fields).status_code == 302
    assert told.case.events.count() == before + 1


# --- Who may ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["application_detail", "application_step", "order_create"])
def test_page_of_a_request_is_open_to_its_people_hidden_from_others_and_barred_to_liaisons(
    told: SharedCase, supervisor: User, name: str
) -> None:
    assert fetch(supervisor, name, told.pending).status_code == 200
    assert fetch(make_user(teams=[told.case.team]), name, told.pending).status_code == 404
    assert fetch(told.worker, name, OUT_OF_SIGHT).status_code == 404
    assert fetch(make_liaison(told.force), name, told.pending).status_code == 403


def test_page_of_a_closed_case_offers_no_step(told: SharedCase) -> None:
    Case.objects.filter(pk=told.case.pk).update(closed_at=timezone.now())
    assert "Record what happened next" not in words(fetch(told.worker, "application_detail", told.pending))
