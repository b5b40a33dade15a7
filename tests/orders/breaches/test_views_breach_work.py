"""The pages about breaches beside the record: what was broken, confirming, not pursuing, warrants, the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.people.models import Role
from casework.dates.rules.london_time import local_day
from casework.incidents.models.incident import Incident
from casework.safety_plan.models import PlanConfirmation
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach_work import NotPursuedRequest, StepConfirmation
from orders.desk.services import act_on_breach
from orders.orders.models import Condition
from orders.warrants.models import Warrant, WarrantCheck
from tests.factories import make_user
from tests.orders.acting import OUT_OF_SIGHT, address, fetch, queries, said, send, signed_in, typed, words
from tests.shared_case import DAY, HOUR, SECRETS, SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def broken(**fields: Any) -> dict[str, Any]:
    now = timezone.now()
    times = {**typed("happened_at", now - HOUR), **typed("at", now)}
    said = {"behaviours": ["CON-02"], "text": "A text at noon", "kind": "", "initiated_by": "client"}
    return {**times, "condition": "", **said, **fields}


# --- What was broken ----------------------------------------------------------------------------------------


def test_breach_record_of_other_protection_names_it_and_who_began_is_kept_as_a_fact(told: SharedCase) -> None:
    protection = told.case.other_protections.order_by("id")[0]
    client, page = signed_in(told.worker), address("breach_record", told.case)
    assert "Record a breach" in words(client.get(page, {"protection": str(protection.public_id)}))
    fields = {**broken(share="not_yet"), "submission": str(uuid4())}
    for _ in range(2):
        response = client.post(f"{page}?protection={protection.public_id}", fields)
        assert response.status_code == 302
    breach = told.case.breaches.get(label="B2")
    assert (breach.protection, breach.order, breach.initiated_by) == (protection, None, "client")
    assert Incident.objects.filter(breach_answers__breach=breach).count() == 1


def test_breach_record_of_an_order_that_nobody_knows_is_identified_later(told: SharedCase) -> None:
    send(told.worker, "breach_record", told.case, **broken(share="not_yet"))
    breach = told.case.breaches.get(label="B2")
    assert "An order being looked for" in words(fetch(told.worker, "breach_detail", breach))
    fields = {**typed("at", timezone.now()), "of": f"order/{told.order.label}/C1"}
    send(told.worker, "breach_step", breach, step="order_identified", **fields)
    breach.refresh_from_db()
    assert (breach.order, breach.condition and breach.condition.label) == (told.order, "C1")


@pytest.mark.parametrize("named", ["0f0f0f0f-0000-4000-8000-000000000000", "x", "../etc"])
def test_breach_record_of_a_protection_of_nobody_is_not_found(told: SharedCase, named: str) -> None:
    page = signed_in(told.worker).get(address("breach_record", told.case), {"protection": named})
    assert page.status_code == 404
    other = live_case()
    foreign = other.case.other_protections.order_by("id")[0]
    page = signed_in(told.worker).get(address("breach_record", told.case), {"protection": str(foreign.public_id)})
    assert page.status_code == 404


def test_breach_create_offers_only_conditions_of_the_day_and_takes_another_in_full_knowledge(told: SharedCase) -> None:
    """practice.md 3.1 (f) and (e)."""
    Condition.objects.filter(order=told.order, label="C1").update(last_day=local_day(timezone.now()) - DAY)
    page = words(fetch(told.worker, "breach_create", told.order))
    assert "Not offered, because they did not hold then" in page
    response = send(told.worker, "breach_create", told.order, **broken(condition="C1"))
    assert "It did not hold when this happened." in words(response)
    assert "A text at noon" in words(response)
    response = send(told.worker, "breach_create", told.order, **broken(condition="C1", anyway="on"))
    assert "The condition ended on" in said(response)
    assert "It may not be a breach in law. It is still evidence." in said(response)


def test_breach_create_asks_whether_it_was_in_the_place_to_which_a_condition_is_limited(told: SharedCase) -> None:
    """R2.4 and practice.md 3.1 (e)."""
    Condition.objects.filter(order=told.order, label="C1").update(locality="Lewes")
    response = send(told.worker, "breach_create", told.order, **broken(condition="C1"))
    assert "Say whether it happened in Lewes." in words(response)
    response = send(told.worker, "breach_create", told.order, **broken(condition="C1", inside_locality="no"))
    assert "It happened outside Lewes, to which the condition is limited." in said(response)
    assert "outside Lewes" in words(fetch(told.worker, "case_breaches", told.case))
    assert "outside Lewes" in words(fetch(make_liaison(told.force), "desk"))


def test_breach_create_of_a_duty_needs_no_behaviour_and_ignores_fields_that_are_not_its_own(told: SharedCase) -> None:
    fields = broken(behaviours=[], kind="notification_initial", text="", version="999", force="1", status="charged")
    send(told.worker, "breach_create", told.order, **fields)
    breach = told.case.breaches.get(label="B2")
    assert (breach.kind, breach.status, breach.version) == ("notification_initial", "learned", 1)


# --- Confirming, and not pursuing ---------------------------------------------------------------------------


def test_breach_confirm_says_how_we_know_what_the_police_reported(told: SharedCase) -> None:
    now = timezone.now()
    act_on_breach(told.breach, NewApplicationStep(step="arrested", at=now), by=make_liaison(told.force), now=now)
    assert "Reported by the police, not confirmed by us" in words(fetch(told.worker, "breach_detail", told.breach))
    number = str(told.case.events.latest("number").number)
    empty = send(told.worker, "breach_confirm", told.breach, which=number, known_from="officer", how_known="")
    assert "Say what we were told, in words." in words(empty)
    send(told.worker, "breach_confirm", told.breach, which=number, known_from="officer", how_known="PC Umber rang")
    assert StepConfirmation.objects.get().how_known == "PC Umber rang"
    page = words(fetch(told.worker, "breach_detail", told.breach))
    assert "Reported by the police, confirmed by us" in page
    assert "Nothing waits to be confirmed" in words(fetch(told.worker, "breach_confirm", told.breach))


def test_not_pursued_takes_two_people_and_is_no_step_that_one_can_record(told: SharedCase) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    refused = send(told.worker, "breach_step", told.breach, step="not_pursued", **typed("at", timezone.now()))
    assert refused.status_code == 200
    assert "Say why it should not be pursued." in words(send(told.worker, "not_pursued_ask", told.breach, why=""))
    send(told.worker, "not_pursued_ask", told.breach, why="She is afraid")
    assert fetch(told.worker, "not_pursued_answer", told.breach).status_code == 403
    assert address("breach_detail", told.breach) in fetch(supervisor, "delays").content.decode()
    assert (
        address("not_pursued_answer", told.breach) in fetch(supervisor, "breach_detail", told.breach).content.decode()
    )
    send(supervisor, "not_pursued_answer", told.breach, agreed="yes", answer="Spoke with her")
    told.breach.refresh_from_db()
    assert told.breach.status == "not_pursued"
    assert NotPursuedRequest.objects.get().agreed
    assert "Nobody asks this now" in words(fetch(supervisor, "not_pursued_answer", told.breach))


# --- Warrants -----------------------------------------------------------------------------------------------


def test_warrant_page_tells_its_age_in_hours_and_asks_for_the_plan_every_day(told: SharedCase) -> None:
    """F-23: 504 hours on day 21."""
    warrant = told.warrant
    Warrant.objects.filter(pk=warrant.pk).update(issued_at=timezone.now() - timedelta(days=21, minutes=1))
    page = words(fetch(told.worker, "warrant_detail", warrant))
    assert "Out for 21 days (504 hours)" in page
    asked = "Nobody has gone through the safety plan today."
    assert asked in page
    prompt = "nobody has gone through the safety plan today"
    for name, row in (("my_work", None), ("case_detail", told.case), ("case_breaches", told.case)):
        assert prompt in words(fetch(told.worker, name, row))
    now = timezone.now()
    known = {"case": told.case, "organisation": told.case.organisation, "number": 99, "recorded_at": now}
    PlanConfirmation.objects.create(confirmed_on=local_day(now), **known)
    assert asked not in words(fetch(told.worker, "warrant_detail", warrant))
    assert prompt not in words(fetch(told.worker, "my_work"))


def test_warrant_check_is_kept_and_a_mistake_keeps_what_was_typed(told: SharedCase) -> None:
    fields = {**typed("asked_at", timezone.now()), "answer": "Tried twice", "next_check_on": ""}
    response = send(told.worker, "warrant_check", told.warrant, **{**fields, "asked_whom": ""})
    assert "Say whom you asked." in words(response)
    assert "Tried twice" in words(response)
    response = send(told.worker, "warrant_check", told.warrant, **{**fields, "asked_whom": "Sgt Rowan"})
    assert response.status_code == 302
    assert WarrantCheck.objects.filter(asked_whom="Sgt Rowan").count() == 1


def test_warrant_edit_shows_both_texts_when_somebody_else_was_quicker(told: SharedCase) -> None:
    warrant = told.warrant
    first = {"court": "Lewes", "reference": "1", "version": str(warrant.version)}
    assert send(told.worker, "warrant_edit", warrant, **first).status_code == 302
    late = send(told.worker, "warrant_edit", warrant, **{**first, "court": "Hove"})
    assert late.status_code == 409
    assert "Lewes" in words(late) and "Hove" in words(late)


def test_warrant_of_another_case_is_out_of_sight(told: SharedCase) -> None:
    assert fetch(told.worker, "warrant_detail", OUT_OF_SIGHT).status_code == 404
    assert fetch(told.worker, "warrant_detail", live_case().warrant).status_code == 404
    assert fetch(make_liaison(told.force), "warrant_detail", told.warrant).status_code == 403


def test_case_breaches_asks_the_database_as_often_for_thirty_breaches_as_for_one(told: SharedCase) -> None:
    page = address("case_breaches", told.case)
    once = queries(told.worker, page)
    row = told.breach
    for number in range(2, 31):
        row.pk, row.label, row.public_id, row._state.adding = None, f"B{number}", uuid4(), True
        row.save()
    assert queries(told.worker, page) == once


# --- The desk -----------------------------------------------------------------------------------------------


def test_desk_tells_what_is_done_about_a_warrant_and_sees_nothing_that_we_asked(told: SharedCase) -> None:
    """F-72: force-scoped, no notes, view logged."""
    warrant, liaison = told.warrant, make_liaison(told.force)
    client, page = signed_in(liaison), address("desk_breach", told.breach)
    assert not [secret for secret in SECRETS if secret in client.get(page).content.decode()]
    empty = client.post(f"{page}?step=warrant_news", {"answer": "", "submission": str(uuid4())})
    assert "Say what is done to find the perpetrator." in words(empty)
    client.post(f"{page}?step=warrant_news", {"answer": "Two units tonight", "submission": str(uuid4())})
    assert warrant.checks.filter(source="police_reported", answer="Two units tonight").exists()
    assert "Two units tonight" in words(fetch(told.worker, "warrant_detail", warrant))


def test_desk_order_is_served_and_notified_by_the_force_that_answers_for_him(told: SharedCase) -> None:
    liaison = make_liaison(told.force)
    page = address("desk_order", told.order)
    shown = signed_in(liaison).get(page).content.decode()
    assert "Have names and address been notified?" in shown
    assert not [secret for secret in SECRETS if secret in shown]
    fields = {**typed("at", timezone.now()), "submission": str(uuid4())}
    signed_in(liaison).post(f"{page}?step=notified", fields)
    told.order.refresh_from_db()
    assert told.order.notified_at is not None
    assert fetch(told.worker, "desk_order", told.order).status_code == 403
