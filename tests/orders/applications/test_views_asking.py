"""The pages beside a request: grounds, draft conditions, promises, decisions, challenges, the register of refusals."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.event import EventSource
from casework.dates.rules.london_time import local_day
from casework.recommendations.models import Recommendation
from orders.applications.models.application import Application
from orders.applications.models.challenge import Challenge
from orders.applications.models.decision import InterimDecision
from orders.applications.models.expectation import Expectation
from orders.applications.services.steps import NewApplicationStep, record_application_step
from orders.grounds.models.criterion import Criterion
from orders.grounds.models.draft_condition import DraftCondition
from orders.grounds.rules.draft_conditions import CLAIMS_CONDITIONS
from orders.grounds.services.draft_conditions import change_draft
from orders.incidents.services import NewIncident, log_incident
from record.authors import Author
from record.recording import NewEvent
from record.recording import record as record_events
from tests.factories import make_incident, make_user
from tests.orders.acting import OUT_OF_SIGHT, address, fetch, queries, send, signed_in, typed, typed_day, words
from tests.shared_case import DAY, SharedCase, live_case
from tests.worked_asking import draft_of_one_condition

pytestmark = pytest.mark.django_db

DRAFT = {
    "version": "1",
    "kind": "prohibition",
    "named_by_guidance": "contact",
    "text": "Not to contact her by any means",
    "why_necessary": "He writes every night",
    "religion": "no_conflict",
    "work": "no_conflict",
    "education": "no_conflict",
    "can_deliver": "not_asked",
    "victim_view": "wanted",
}

DRAFT_FIELDS = (
    *("kind", "named_by_guidance", "text", "why_necessary", "first_day", "last_day", "religion", "work", "education"),
    *("practicality", "provider", "can_deliver", "victim_view"),
)


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def record(told: SharedCase, step: str, **facts: object) -> None:
    now = timezone.now()
    record_application_step(told.pending, NewApplicationStep(step=step, at=now, facts=facts), Author(told.worker, now))


def decline(told: SharedCase) -> None:
    record(told, "declined", reason="No reason", reason_code="officer_unaware", alternatives="A warning")


def post(user: User, name: str, *things: Any, query: str = "", **fields: Any) -> Any:
    """Send a form whose address names several things."""
    where = reverse(name, args=[thing.public_id for thing in things]) + query
    return signed_in(user).post(where, {"submission": str(uuid4()), **fields})


# --- The request ---------------------------------------------------------------------------------------------


def test_application_create_f_51_records_a_recommendation_what_when_to_whom_and_its_answer(told: SharedCase) -> None:
    due = local_day(timezone.now()) + 3 * DAY
    fields = {
        "force": "sussex",
        "area_basis": "believed_in",
        "asked_by": "service",
        "officer": "Sgt Whin",
        "note": "Apply for an order, with an interim one at once",
        "answer_due_on": typed_day(due),
        "share": "",
        **typed("at", timezone.now()),
    }
    assert send(told.worker, "application_create", told.case, **fields).status_code == 302
    row = Application.objects.latest("id")
    asked = Recommendation.objects.latest("id")
    assert (asked.kind, asked.force, asked.officer, asked.answer_due_on) == ("order", told.force, "Sgt Whin", due)
    assert Task.objects.filter(about_id=asked.public_id, kind=TaskKind.ANSWER).open().count() == 1
    assert f"{due:%-d %b %Y}" in words(fetch(told.worker, "application_detail", row))
    now = timezone.now()
    step = NewApplicationStep(step="declined", at=now, facts={"reason": "Not now", "alternatives": "nothing"})
    record_application_step(row, step, Author(told.worker, now))
    asked.refresh_from_db()
    assert (asked.answer, asked.answer_reason) == ("declined", "Not now")
    assert not Task.objects.filter(about_id=asked.public_id).open().exists()


def test_application_create_f_13_explains_the_power_to_an_officer_who_does_not_know_it(told: SharedCase) -> None:
    page = words(fetch(told.worker, "application_create", told.case))
    assert "What to say to an officer who does not know these orders" in page
    for sentence in ("Only a chief officer of police can apply", "No injury, threat, arrest, charge or conviction"):
        assert sentence in page
    assert "Acts anywhere in the world count" in page
    assert "some say STO" in page


def test_application_create_r2_1_says_that_the_youth_court_decides_and_refuses_a_child(told: SharedCase) -> None:
    told.case.perpetrator.about_age = 15
    told.case.perpetrator.save()
    assert "the youth court decides" in words(fetch(told.worker, "application_create", told.case))
    told.case.perpetrator.about_age = 9
    told.case.perpetrator.save()
    fields = {"force": "sussex", "area_basis": "resides", "asked_by": "client", "share": "", "note": "kept"}
    refused = send(told.worker, "application_create", told.case, **fields, **typed("at", timezone.now()))
    assert "no order can be made" in words(refused)
    assert told.case.applications.count() == 2


# --- Where it stands -----------------------------------------------------------------------------------------


def test_application_detail_f_02_says_who_held_it_and_what_is_expected(told: SharedCase) -> None:
    page = words(fetch(told.worker, "application_detail", told.pending))
    assert "Who held it for how long" in page
    assert "A. The police, officer in the case" in page
    assert "Nobody has named a date" in page
    day = local_day(timezone.now()) + 4 * DAY
    fields = {"words": "Take the statement", "expected_on": typed_day(day), "told_on": typed_day(day - 4 * DAY)}
    assert send(told.worker, "expectation_create", told.pending, **fields).status_code == 302
    page = words(fetch(told.worker, "application_detail", told.pending))
    assert "Take the statement" in page
    record(told, "acknowledged", officer="PC Whin")
    assert "Take the statement" not in words(fetch(told.worker, "application_detail", told.pending))
    assert Expectation.objects.count() == 1


def test_application_detail_f_03_shows_the_interim_track_and_asks_why_there_is_none(told: SharedCase) -> None:
    record(told, "decided_to_apply")
    page = words(fetch(told.worker, "application_detail", told.pending))
    assert "None has been asked for" in page
    record(told, "interim_applied")
    page = words(fetch(told.worker, "application_detail", told.pending))
    assert "Applied for" in page and "The court" in page


def test_application_detail_f_04_counts_what_she_went_through_while_she_waited(told: SharedCase) -> None:
    now = timezone.now()
    new = NewIncident(
        behaviours=["THR-01"], happened_at=now - DAY, recorded_at=now, details={"impacts": ["relocation"]}
    )
    log_incident(told.case, new, Author(told.worker, now))
    page = words(fetch(told.worker, "application_detail", told.pending))
    assert "1 with a threat" in page and "1 with an effect on life or health" in page


def test_application_detail_costs_as_much_with_thirty_rows_as_with_one(told: SharedCase) -> None:
    page = address("application_detail", told.pending)
    Criterion.objects.filter(application=told.pending).delete()
    send(told.worker, "draft_create", told.pending, **DRAFT)
    once = queries(told.worker, page)
    for _ in range(12):
        send(told.worker, "draft_create", told.pending, **DRAFT)
    assert queries(told.worker, page) == once


# --- Grounds -------------------------------------------------------------------------------------------------


def test_criterion_write_keeps_words_incidents_and_exhibits_and_shows_the_gaps(told: SharedCase) -> None:
    fields = {
        "version": "0",
        "words": "He follows her home",
        "incidents": [str(told.incident.public_id)],
        "exhibits": [str(told.exhibit.public_id)],
    }
    response = post(told.worker, "criterion_write", told.application, query="?ground=risk", **fields)
    assert response.headers["Location"] == address("application_grounds", told.application)
    page = words(fetch(told.worker, "application_grounds", told.application))
    assert "He follows her home" in page
    assert "I1," in page and told.exhibit.label in page
    assert "No incident is named." in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"incidents": [str(uuid4())]}, "Choose incidents of this case."),
        ({"exhibits": [str(uuid4())]}, "Choose exhibits of this case."),
        ({"words": "kept \ufffd"}, "This holds a character that cannot be kept."),
    ],
)
def test_criterion_write_refuses_what_is_not_of_the_case_and_keeps_the_words(
    told: SharedCase, fields: dict[str, Any], sentence: str
) -> None:
    other = make_incident()
    given = {"version": "0", "words": "Typed by hand", **fields}
    if "incidents" in fields:
        given["incidents"] = [str(other.public_id)]
    response = post(told.worker, "criterion_write", told.application, **given)
    assert response.status_code == 200
    assert sentence in words(response)
    assert given["words"] in response.content.decode()
    assert not Criterion.objects.filter(application=told.application).exists()


def test_criterion_write_by_somebody_else_meanwhile_shows_both_texts(told: SharedCase) -> None:
    first = {"version": "0", "words": "Written first"}
    assert post(told.worker, "criterion_write", told.application, **first).status_code == 302
    second = post(told.worker, "criterion_write", told.application, **{**first, "words": "Written second"})
    assert second.status_code == 409
    assert "Written first" in words(second) and "Written second" in words(second)
    again = post(told.worker, "criterion_write", told.application, version="1", words="Written second")
    assert again.status_code == 302
    assert Criterion.objects.get(application=told.application).words == "Written second"


# --- Draft conditions ----------------------------------------------------------------------------------------


def test_draft_f_18_is_made_checked_changed_and_left_out(told: SharedCase) -> None:
    wanted = {**DRAFT, "kind": "positive_requirement", "named_by_guidance": "programme"}
    assert send(told.worker, "draft_create", told.pending, **wanted).status_code == 302
    row = DraftCondition.objects.get(application=told.pending)
    page = words(fetch(told.worker, "application_drafts", told.pending))
    assert "Nobody is named who would provide it." in page
    assert "Attend a programme for perpetrators" in page
    changed = {**wanted, "provider": "Fellgate Trust", "can_deliver": "no", "victim_view": "not_wanted"}
    assert post(told.worker, "draft_edit", told.pending, row, **changed).status_code == 302
    page = words(fetch(told.worker, "application_drafts", told.pending))
    assert "is bound to be broken" in page and "The client does not want it." in page
    stale = post(told.worker, "draft_drop", told.pending, row, version="1", dropped_because="Impractical")
    assert stale.status_code == 409
    assert (
        post(told.worker, "draft_drop", told.pending, row, version="2", dropped_because="Impractical").status_code
        == 302
    )
    assert "left out" in words(fetch(told.worker, "application_drafts", told.pending))
    again = post(told.worker, "draft_edit", told.pending, row, **{**changed, "version": "3"})
    assert "was left out of the draft before" in words(again)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": ""}, "Choose what kind of condition it is."),
        ({"text": " "}, "Write the condition as the order is to say it."),
        ({"why_necessary": ""}, "Say why this condition itself is necessary."),
        ({"named_by_guidance": "programme"}, "This is of the other kind."),
        ({"named_by_guidance": "x"}, "Choose from the list."),
        ({"work": "conflict"}, "Say what it gets in the way of"),
        ({"first_day": "3/3/2027", "last_day": "2/3/2027"}, "The last day cannot be before the first."),
        ({"last_day": "29/2/2027"}, "29/2/2027 is not a real date."),
    ],
)
def test_draft_create_with_a_mistake_says_so_and_keeps_the_text(
    told: SharedCase, fields: dict[str, str], sentence: str
) -> None:
    response = send(told.worker, "draft_create", told.pending, **{**DRAFT, "victim_words": "kept words", **fields})
    assert response.status_code == 200
    assert sentence in words(response)
    assert "kept words" in response.content.decode()
    assert not DraftCondition.objects.filter(application=told.pending).exists()


def test_draft_of_a_request_that_is_decided_or_of_another_request_is_refused(told: SharedCase) -> None:
    refused = send(told.worker, "draft_create", told.application, **DRAFT)
    assert "This application has been decided" in words(refused)
    other = reverse("draft_edit", args=[told.pending.public_id, told.draft.public_id])
    assert signed_in(told.worker).get(other).status_code == 404


def test_draft_create_button_pressed_twice_and_extra_fields_make_one_row_of_the_own_case(told: SharedCase) -> None:
    once = str(uuid4())
    for _ in range(2):
        fields = {**DRAFT, "submission": once, "organisation": "1", "dropped_because": "x", "recorded_by": "1"}
        assert send(told.worker, "draft_create", told.pending, **fields).status_code == 302
    row = DraftCondition.objects.get(application=told.pending)
    assert (row.case, row.recorded_by, row.dropped_because) == (told.case, told.worker, "")


# --- Nothing is put, agreed or authorised that does not exist -----------------------------------------------


@pytest.mark.parametrize("step", sorted(CLAIMS_CONDITIONS))
def test_step_that_claims_conditions_needs_them_and_her_view_of_each(told: SharedCase, step: str) -> None:
    record(told, "acknowledged", officer="PC Teasel")
    record(told, "decided_to_apply")
    before = "provider_asked" if step == "conditions_agreed" else "decided_to_apply"
    if before == "provider_asked":
        record(told, before)
    address = f"{reverse('application_step', args=[told.pending.public_id])}?step={step}"
    now = timezone.now()
    client = signed_in(told.worker)

    def sent() -> Any:
        told.pending.refresh_from_db()
        known = {"submission": str(uuid4()), "version": told.pending.version, "note": "kept words"}
        return client.post(address, {**known, **typed("at", now)})

    assert "No condition is in the draft of this request" in words(client.get(address))
    refused = sent()
    assert "needs at least one condition in the draft" in words(refused)
    assert "kept words" in words(refused)
    assert reverse("draft_create", args=[told.pending.public_id]) in words(refused)

    row = draft_of_one_condition(told.pending, told.worker, victim_view="not_asked", text="Not to enter Larkspur Lane")
    other = draft_of_one_condition(told.pending, told.worker, text="Not to write to her")
    refused = sent()
    assert "One condition of the draft lacks what the client says of it" in words(refused)
    assert "Not to enter Larkspur Lane" in words(refused)
    assert reverse("draft_edit", args=[told.pending.public_id, row.public_id]) in words(refused)
    assert reverse("draft_edit", args=[told.pending.public_id, other.public_id]) not in words(refused)
    told.pending.refresh_from_db()
    assert told.pending.status == before

    values = {**vars(row), "victim_words": "She is in hospital until Monday."}
    values = {name: values[name] for name in ("victim_words", *DRAFT_FIELDS)}
    change_draft(row, values, version=row.version, by=told.worker, now=timezone.now())
    assert sent().status_code == 302
    told.pending.refresh_from_db()
    assert told.pending.status == step


def test_conditions_are_looked_at_under_the_lock_of_the_case(told: SharedCase) -> None:
    record(told, "acknowledged", officer="PC Teasel")
    record(told, "decided_to_apply")
    draft_of_one_condition(told.pending, told.worker)
    with CaptureQueriesContext(connection) as asked:
        record(told, "authorised")
    said = [each["sql"] for each in asked]
    locked = next(n for n, sql in enumerate(said) if "casework_case" in sql and "FOR NO KEY UPDATE" in sql)
    assert locked < next(n for n, sql in enumerate(said) if "orders_draftcondition" in sql)


def test_imported_history_may_lack_the_draft(told: SharedCase) -> None:
    """The demand is of whoever records it here; a file tells what was so elsewhere."""
    facts = {"application": told.pending.label, "step": "authorised"}
    now = timezone.now()
    record_events(told.case, [NewEvent(now, "application", facts)], Author(None, now, EventSource.IMPORT))
    told.pending.refresh_from_db()
    assert told.pending.status == "authorised"


# --- Decisions -----------------------------------------------------------------------------------------------


def test_interim_decide_says_why_and_when_to_look_again(told: SharedCase) -> None:
    InterimDecision.objects.all().delete()
    record(told, "decided_to_apply")
    missing = send(told.worker, "interim_decide", told.pending, choice="asked", reason="Rang the inspector")
    assert "Say when to look again" in words(missing)
    assert "Rang the inspector" in missing.content.decode()
    day = local_day(timezone.now()) + 5 * DAY
    fields = {"choice": "asked", "reason": "Rang the inspector", "look_again_on": typed_day(day)}
    assert send(told.worker, "interim_decide", told.pending, **fields).status_code == 302
    assert "Rang the inspector" in words(fetch(told.worker, "application_detail", told.pending))
    assert "had been decided" not in words(fetch(told.worker, "interim_decide", told.pending))
    refused = send(told.worker, "interim_decide", told.application, **fields)
    assert "no interim order can be made on it any more" in words(refused)


def test_request_decide_f_36_records_why_no_order_is_asked_for(told: SharedCase) -> None:
    missing = send(told.worker, "request_decide", told.case, choice="other", reason=" ")
    assert "Say why" in words(missing)
    fields = {"choice": "client_does_not_want", "reason": "She fears what he would do"}
    assert send(told.worker, "request_decide", told.case, **fields).status_code == 302
    assert "She fears what he would do" in words(fetch(told.worker, "case_orders", told.case))


# --- Refusals ------------------------------------------------------------------------------------------------


def test_challenge_is_sent_waits_as_a_task_and_is_answered(told: SharedCase) -> None:
    today = local_day(timezone.now())
    fields = {"kind": "stalking_lead", "sent_to": "DI Ling", "sent_on": typed_day(today), "due_on": typed_day(today)}
    refused = send(told.worker, "challenge_create", told.pending, **fields)
    assert "Only a request that was declined, refused or withdrawn" in words(refused)
    decline(told)
    late = {**fields, "due_on": typed_day(today - DAY)}
    assert "cannot be due before you asked" in words(send(told.worker, "challenge_create", told.pending, **late))
    assert send(told.worker, "challenge_create", told.pending, **fields).status_code == 302
    row = Challenge.objects.get(application=told.pending)
    task = Task.objects.get(about_id=row.public_id)
    assert (task.kind, task.agency, task.done_at) == (TaskKind.CHALLENGE, "DI Ling", None)
    page = words(fetch(told.worker, "application_detail", told.pending))
    assert "Answer awaited by" in page and "No reason" in page and "A warning" in page
    answer = {"version": "1", "outcome": "stands", "replied_on": typed_day(today), "reply": ""}
    assert "Write down what they said." in words(post(told.worker, "challenge_reply", told.pending, row, **answer))
    answer["reply"] = "We stand by it"
    assert post(told.worker, "challenge_reply", told.pending, row, **answer).status_code == 302
    task.refresh_from_db()
    assert task.done_at is not None
    assert "We stand by it" in words(fetch(told.worker, "application_detail", told.pending))


def test_declined_list_f_10_f_56_shows_reason_alternatives_and_relationship(told: SharedCase) -> None:
    decline(told)
    page = words(fetch(told.worker, "declined_list"))
    for sentence in ("No reason", "A warning", "Nothing yet", "Present or former partner"):
        assert sentence in page
    told.case.relationship = "ex_colleague"
    told.case.save()
    known = signed_in(told.worker).get(reverse("declined_list"), {"relationship": "KNOWN_OTHER"})
    assert "A warning" in words(known)
    close = signed_in(told.worker).get(reverse("declined_list"), {"relationship": "INTIMATE", "after": "9" * 30})
    assert "A warning" not in words(close)
    assert "1 request, by who the perpetrator is to the client" in words(close)
    colleague = make_user(teams=[told.case.team])
    assert "No request has come to nothing" in words(fetch(colleague, "declined_list"))


def test_declined_list_costs_as_much_with_many_rows(told: SharedCase) -> None:
    decline(told)
    page = reverse("declined_list")
    once = queries(told.worker, page)
    for _ in range(5):
        ask = {"force": "sussex", "area_basis": "resides", "asked_by": "client", "share": "", "note": ""}
        send(told.worker, "application_create", told.case, **ask, **typed("at", timezone.now()))
        told = SharedCase(**{**vars(told), "pending": Application.objects.latest("id")})
        decline(told)
    assert queries(told.worker, page) == once


def test_declined_then_refiled_f_01_keeps_the_first_day_and_names_the_earlier_request(told: SharedCase) -> None:
    decline(told)
    ask = {"force": "sussex", "area_basis": "resides", "asked_by": "client", "share": "", "note": ""}
    send(told.worker, "application_create", told.case, **ask, **typed("at", timezone.now()))
    row = Application.objects.latest("id")
    assert row.first_requested_at == told.pending.first_requested_at
    page = words(fetch(told.worker, "application_detail", row))
    assert "20 days" in page and "Asked before of Sussex Police" in page


# --- Who may -------------------------------------------------------------------------------------------------

NAMES = ("application_grounds", "criterion_write", "application_drafts", "draft_create", "interim_decide")


@pytest.mark.parametrize("name", [*NAMES, "expectation_create", "challenge_create"])
def test_pages_beside_a_request_are_open_to_its_people_and_hidden_from_others(told: SharedCase, name: str) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    assert fetch(supervisor, name, told.pending).status_code == 200
    assert fetch(make_user(teams=[told.case.team]), name, told.pending).status_code == 404
    assert fetch(told.worker, name, OUT_OF_SIGHT).status_code == 404
