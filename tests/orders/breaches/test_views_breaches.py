"""The pages on which a breach is recorded and followed until it is answered."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.people.models import Role
from casework.sharing.models.share import Share
from casework.sharing.services.shares import revoke_share
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import acknowledge_breach, record_breach_step
from orders.orders.models import Order
from orders.orders.services.making import NewCondition, NewOrder, make_order
from record.authors import Author
from record.vocabulary.steps import BreachStep
from tests.factories import make_case, make_user
from tests.orders.acting import (
    AGREED,
    OUT_OF_SIGHT,
    RIGHT_TO_LEFT,
    address,
    fetch,
    queries,
    said,
    send,
    signed_in,
    typed,
    words,
)
from tests.shared_case import BREACH_NARRATIVE, DAY, HOUR, SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def broken(**fields: Any) -> dict[str, Any]:
    now = timezone.now()
    return {
        **typed("happened_at", now - HOUR),
        **typed("at", now),
        "condition": "C1",
        "behaviours": ["CON-02"],
        "text": "A text at noon",
        **fields,
    }


def unserved(told: SharedCase) -> Order:
    now = timezone.now() - 2 * DAY
    conditions = [NewCondition(kind="prohibition", text="No contact")]
    new = NewOrder(kind="full", made_at=now, last_day=None, conditions=conditions)
    return make_order(told.pending, new, Author(told.worker, now))


def record(breach: Breach, step: str, told: SharedCase, **facts: object) -> None:
    now = timezone.now()
    record_breach_step(breach, NewApplicationStep(step=step, at=now, facts=facts), Author(told.worker, now))


# --- Which order --------------------------------------------------------------------------------------------


def test_breach_start_with_one_order_leads_straight_to_it(told: SharedCase) -> None:
    told.case.other_protections.all().delete()
    response = fetch(told.worker, "breach_start", told.case)
    assert response.headers["Location"] == address("breach_create", told.order)
    asked = signed_in(told.worker).get(address("breach_start", told.case), {"all": "1"})
    assert address("breach_record", told.case) in asked.content.decode()


def test_breach_start_with_several_orders_asks_which(told: SharedCase) -> None:
    second = unserved(told)
    page = fetch(told.worker, "breach_start", told.case)
    assert address("breach_create", told.order) in page.content.decode()
    assert address("breach_create", second) in page.content.decode()
    assert "In force until further order. Made, not served: hard to enforce until it has been served." in words(page)


def test_breach_start_without_an_order_leads_to_an_incident() -> None:
    worker = make_user()
    case = make_case(organisation=worker.organisation, caseworker=worker)
    page = fetch(worker, "breach_start", case)
    assert "No order is recorded in this case" in words(page)
    assert address("incident_create", case) in page.content.decode()


# --- Recording a breach -------------------------------------------------------------------------------------


def test_breach_create_says_that_it_is_no_emergency_channel(told: SharedCase) -> None:
    page = words(fetch(told.worker, "breach_create", told.order))
    assert "If anyone is in danger now call 999 first. This record is not an emergency channel." in page
    assert "Nobody at Sussex Police can sign in yet, so nobody there sees it" in page


def test_breach_create_records_what_happened_and_what_is_next(told: SharedCase) -> None:
    response = send(told.worker, "breach_create", told.order, **broken(text=RIGHT_TO_LEFT))
    breach = told.order.breaches.get(label="B2")
    assert response.headers["Location"] == address("breach_detail", breach)
    assert breach.condition is not None
    assert (breach.condition.label, breach.behaviours, breach.text) == ("C1", ["CON-02"], RIGHT_TO_LEFT)
    assert "Breach B2 is recorded. Now report it to Sussex Police. Nobody at Sussex Police can sign in" in said(
        response
    )
    assert "may not be a breach in law" not in said(response)


def test_breach_create_of_a_condition_not_known_is_recorded(told: SharedCase) -> None:
    send(told.worker, "breach_create", told.order, **broken(condition=""))
    assert told.order.breaches.get(label="B2").condition is None


def test_breach_create_learned_three_weeks_later_counts_from_when_it_was_learned_of(told: SharedCase) -> None:
    happened_at = timezone.now() - 21 * DAY
    response = send(told.worker, "breach_create", told.order, **broken(**typed("happened_at", happened_at)))
    page = words(signed_in(told.worker).get(response.headers["Location"]))
    assert "21 days ago" in page
    assert "The breach has not been reported to the police" in page
    assert "Not done yet: late in" in page


def test_breach_create_before_service_is_saved_with_its_doubt(told: SharedCase) -> None:
    why = "It happened before the order was served."
    fields = broken(**typed("happened_at", timezone.now() - 47 * DAY - 12 * HOUR))
    response = send(told.worker, "breach_create", told.order, **fields)
    assert why in said(response)
    assert "It may not be a breach in law. It is still evidence." in said(response)
    assert why in words(fetch(told.worker, "breach_detail", told.order.breaches.get(label="B2")))


def test_breach_create_before_the_order_was_made_is_refused_beside_its_field(told: SharedCase) -> None:
    fields = broken(**typed("happened_at", timezone.now() - 55 * DAY))
    response = send(told.worker, "breach_create", told.order, **fields)
    assert "It happened before the order was made, on" in words(response)
    assert not told.order.breaches.filter(label="B2").exists()


def test_breach_create_of_an_order_not_served_is_saved_with_its_doubt(told: SharedCase) -> None:
    order = unserved(told)
    response = send(told.worker, "breach_create", order, **broken(condition=""))
    assert "The order has not been served. It may not be a breach in law." in said(response)


def test_breach_create_asks_whether_to_share_and_shares_only_when_told_to(told: SharedCase) -> None:
    revoke_share(told.share, by=told.worker, now=timezone.now())
    page = words(fetch(told.worker, "breach_create", told.order))
    assert "To act on a breach of the order" in page
    unanswered = send(told.worker, "breach_create", told.order, **broken())
    assert "Choose whether to share the case with the force now." in words(unanswered)
    assert told.order.breaches.count() == 1
    send(told.worker, "breach_create", told.order, **broken(share="not_yet"))
    assert not Share.objects.filter(revoked_at=None).exists()
    response = send(told.worker, "breach_create", told.order, **broken(**AGREED, share_purpose="To arrest"))
    assert Share.objects.get(revoked_at=None).purpose == "To arrest"
    assert "Nobody at Sussex Police can sign in yet, so nobody there sees it" in said(response)


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"behaviours": []}, "behaviours", "Choose at least one behaviour."),
        ({"behaviours": ["OTH"], "text": ""}, "text", "Say what it was: you chose “something else”."),
        ({"condition": "C9"}, "condition", "Choose one of the conditions of this order."),
        (typed("happened_at", timezone.now() + DAY), "happened_at", "It happened before you learned of it."),
        (typed("at", timezone.now() + DAY), "at", "lies in the future"),
        (typed("at", timezone.now() - 90 * DAY), "at", "a breach of it comes after that."),
        ({"happened_at_day": "29/2/2027"}, "happened_at", "29/2/2027 is not a real date."),
        ({"text": "a\x00b"}, "text", "This holds a character that cannot be kept."),
    ],
)
def test_breach_create_with_a_mistake_says_so_beside_its_field(
    told: SharedCase, fields: dict[str, Any], field: str, sentence: str
) -> None:
    response = send(told.worker, "breach_create", told.order, **broken(**fields))
    assert response.status_code == 200
    assert sentence in " ".join(response.context["form"].errors[field])
    assert told.order.breaches.count() == 1


def test_breach_create_button_pressed_twice_records_one(told: SharedCase) -> None:
    fields = broken(submission=str(uuid4()))
    answers = {send(told.worker, "breach_create", told.order, **fields).headers["Location"] for _ in range(2)}
    assert len(answers) == 1
    assert told.order.breaches.count() == 2


# --- What is done about it ----------------------------------------------------------------------------------


def test_breach_detail_tells_what_is_done_and_what_is_overdue_in_words(told: SharedCase) -> None:
    page = words(fetch(told.worker, "breach_detail", told.breach))
    assert "Reported, or the decision not to report reviewed" in page
    assert "Done" in page
    assert "Client contacted by the police" in page
    assert "Not done: 22 hours late, due" in page
    assert BREACH_NARRATIVE in page
    assert "Prohibition: No contact by any means" in page
    assert "Text or messaging app" in page
    assert "The police have not contacted the client about the breach" in page


def test_breach_detail_of_a_breach_not_reported_says_what_reporting_starts() -> None:
    told = live_case(reported=False)
    page = words(fetch(told.worker, "breach_detail", told.breach))
    assert "No report to the police is recorded" in page
    assert "Begins when it is reported" in page


def test_breach_detail_shows_warrant_crime_reference_and_acknowledgement(told: SharedCase) -> None:
    now = timezone.now()
    acknowledge_breach(told.breach, by=make_liaison(told.force), now=now)
    record(told.breach, "crime_recorded", told, reference="47/0012/26")
    step = NewApplicationStep(step="warrant_issued", at=now - 25 * HOUR)
    record_breach_step(told.breach, step, Author(told.worker, now))
    page = words(fetch(told.worker, "breach_detail", told.breach))
    assert "A warrant has been out for 25 hours" in page
    assert "47/0012/26" in page
    assert "Crime reference 47/0012/26." in page
    record(told.breach, "warrant_executed", told)
    page = words(fetch(told.worker, "breach_detail", told.breach))
    assert "A warrant was out for 25 hours" in page


def test_breach_detail_offers_only_steps_whose_need_is_met(told: SharedCase) -> None:
    page = fetch(told.worker, "breach_detail", told.breach).content.decode()
    offered = {step.value for step in BreachStep if f'?step={step.value}"' in page}
    assert offered == {
        "police_contacted_victim",
        "crime_recorded",
        "arrested",
        "interviewed",
        "warrant_issued",
        "charged",
        "out_of_court",
        "no_further_action",
    }


def test_breach_detail_asks_the_database_as_often_with_thirty_steps_as_with_one(told: SharedCase) -> None:
    page = address("breach_detail", told.breach)
    once = queries(told.worker, page)
    record(told.breach, "arrested", told)
    for _ in range(30):
        record(told.breach, "bail_update", told)
    assert queries(told.worker, page) == once


HEARD = {"known_from": "officer", "note": "PC Umber rang us at noon"}


@pytest.mark.parametrize(
    ("step", "fields", "facts"),
    [
        ("police_contacted_victim", {}, {}),
        (
            "crime_recorded",
            {"reference": "47/0012/26", "recorded_as": "breach_only", **HEARD},
            {"reference": "47/0012/26", "recorded_as": "breach_only"},
        ),
        ("arrested", HEARD, {}),
        ("warrant_issued", {}, {}),
        ("charged", {"offence": "H20164", **HEARD}, {"offence": "H20164"}),
        ("out_of_court", {"disposal": "Caution", **HEARD}, {"disposal": "Caution"}),
        ("no_further_action", {"reason": "Evidence thin", "known_from": "officer"}, {"reason": "Evidence thin"}),
    ],
)
def test_breach_step_is_recorded_as_a_case_file_would_say_it(
    told: SharedCase, step: str, fields: dict[str, str], facts: dict[str, object]
) -> None:
    fields = {**typed("at", timezone.now()), **fields}
    response = send(told.worker, "breach_step", told.breach, step=step, **fields)
    assert response.headers["Location"] == address("breach_detail", told.breach)
    assert told.case.events.latest("number").facts == {"breach": "B1", "step": step, **facts}
    assert "Saved " in said(response)


@pytest.mark.parametrize(
    ("step", "fields", "sentence"),
    [
        ("crime_recorded", {"reference": ""}, "Give the crime reference."),
        ("crime_recorded", {"reference": "9" * 101}, "Use 100 characters or fewer."),
        ("crime_recorded", {"reference": "1"}, "Choose what it was recorded as."),
        ("no_further_action", {}, "Say what reason the police gave."),
        ("arrested", {"known_from": "officer"}, "Say what we were told, in words."),
        ("arrested", {"note": "He was taken in"}, "Choose who told us."),
        ("arrested", {**HEARD, **typed("at", timezone.now() + DAY)}, "lies in the future"),
        ("arrested", {**HEARD, **typed("at", timezone.now() - 3 * DAY)}, "when it all began. Check the day"),
        ("warrant_executed", {}, "something else has to come first."),
        ("reported_to_police", {}, "This is in the record already"),
    ],
)
def test_breach_step_with_a_mistake_says_so_and_keeps_the_moment(
    told: SharedCase, step: str, fields: dict[str, str], sentence: str
) -> None:
    before = told.case.events.count()
    response = send(told.worker, "breach_step", told.breach, step=step, **{**typed("at", timezone.now()), **fields})
    assert response.status_code == 200
    assert sentence in words(response)
    assert told.case.events.count() == before


@pytest.mark.parametrize("step", ["", "nonsense", "bail_update", "granted", "\x00"])
def test_breach_step_that_cannot_follow_is_answered_with_those_that_can(told: SharedCase, step: str) -> None:
    response = signed_in(told.worker).get(address("breach_step", told.breach), {"step": step})
    assert response.status_code == 200
    assert "?step=arrested" in response.content.decode()


def test_breach_step_button_pressed_twice_records_it_once(told: SharedCase) -> None:
    fields = {**typed("at", timezone.now()), **HEARD, "submission": str(uuid4())}
    before = told.case.events.count()
    for _ in range(2):
        assert send(told.worker, "breach_step", told.breach, step="arrested", **fields).status_code == 302
    assert told.case.events.count() == before + 1


@pytest.mark.parametrize("name", ["breach_detail", "breach_step"])
def test_page_of_a_breach_is_open_to_its_people_hidden_from_others_and_barred_to_liaisons(
    told: SharedCase, name: str
) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    assert fetch(supervisor, name, told.breach).status_code == 200
    assert fetch(make_user(teams=[told.case.team]), name, told.breach).status_code == 404
    assert fetch(told.worker, name, OUT_OF_SIGHT).status_code == 404
    assert fetch(make_liaison(told.force), name, told.breach).status_code == 403
