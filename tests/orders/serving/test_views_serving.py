"""The pages of service, notification, requirements, conditions and people, and of orders that a court made itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role
from casework.dates.rules.london_time import local_day
from casework.other_people.services import add_other_person
from orders.applications.services.steps import NewApplicationStep
from orders.grounds.models.draft_condition import DraftCondition
from orders.orders.models import Condition, Order
from orders.orders.services.making import NewCondition, NewOrder, make_order, record_order_step
from orders.serving.models import NotificationDuty
from record.authors import Author
from tests.factories import make_force, make_user
from tests.orders.acting import RIGHT_TO_LEFT, address, fetch, queries, said, send, signed_in, typed, typed_day, words
from tests.shared_case import DAY, SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def unserved(told: SharedCase, *conditions: NewCondition, days: int = 3) -> Order:
    now = timezone.now()
    rows = conditions or (NewCondition(kind="prohibition", text="No contact"),)
    new = NewOrder(kind="interim", made_at=now - days * DAY, last_day=local_day(now) + 20 * DAY, conditions=rows)
    return make_order(told.pending, new, Author(told.worker, now))


def attempt(**fields: Any) -> dict[str, Any]:
    return {
        **typed("at", timezone.now()),
        "outcome": "served",
        "method": "in_person",
        "served_by": "PC Teasel",
        "place": "At his work",
        "interpreter": "",
        "proof": "",
        "statement": "",
        **fields,
    }


# --- Service ----------------------------------------------------------------------------------------------------


def test_service_create_serves_the_order_and_begins_his_days(told: SharedCase) -> None:
    order = unserved(told)
    page = words(fetch(told.worker, "order_detail", order))
    assert "Granted, not served." in page
    assert "not served for 3 days" in page
    assert "The three days to notify the police have not begun" in page
    fields = attempt(proof=str(told.exhibit.public_id), submission=str(uuid4()))
    for _ in range(2):
        response = send(told.worker, "service_create", order, **fields)
        assert response.headers["Location"] == address("order_detail", order)
    assert order.service_attempts.count() == 1
    page = words(fetch(told.worker, "order_detail", order))
    assert "Granted, not served." not in page
    assert f"Exhibit {told.exhibit.label}" in page
    assert "Not asked yet: there is still time." in page


ATTEMPT_MISTAKES: Final[list[tuple[dict[str, str], str, str]]] = [
    ({"outcome": ""}, "outcome", "Choose what came of it."),
    ({"method": "by_owl"}, "method", "Choose how it was tried."),
    ({"outcome": "other"}, "statement", "Say what happened."),
    (typed("at", timezone.now() + DAY), "at", "lies in the future"),
    (typed("at", timezone.now() - 40 * DAY), "at", "it cannot have been tried before"),
    ({"at_day": "31/2/2026"}, "at", "not a real date"),
    ({"proof": str(uuid4())}, "proof", "Choose an exhibit of this case."),
    ({"place": "7 Marrowfat Steps"}, "place", "looks like the safe address"),
]


def test_service_create_with_a_mistake_says_so_and_keeps_every_word(told: SharedCase) -> None:
    order = unserved(told)
    for fields, field, sentence in ATTEMPT_MISTAKES:
        response = send(told.worker, "service_create", order, **attempt(**{"served_by": RIGHT_TO_LEFT, **fields}))
        assert sentence in " ".join(response.context["form"].errors[field])
        assert response.context["form"]["served_by"].value() == RIGHT_TO_LEFT
    assert not order.service_attempts.exists()


def test_service_create_of_an_order_that_he_has_says_that_it_is_so_already(told: SharedCase) -> None:
    response = send(told.worker, "service_create", told.order, **attempt())
    assert "This is already so" in words(response)
    assert not told.order.service_attempts.exists()


def test_an_exhibit_of_another_case_is_no_proof(told: SharedCase) -> None:
    order, other = unserved(told), live_case()
    response = send(told.worker, "service_create", order, **attempt(proof=str(other.exhibit.public_id)))
    assert "Choose an exhibit of this case." in words(response)


def test_granted_not_served_stands_in_red_on_the_case_the_list_and_the_desk(told: SharedCase) -> None:
    liaison = make_liaison(told.force)
    assert "Not served for" not in words(fetch(liaison, "desk"))
    unserved(told)
    assert "Granted, not served" in words(fetch(told.worker, "case_orders", told.case))
    assert "Order not served" in words(fetch(told.worker, "case_list"))
    desk = words(fetch(liaison, "desk"))
    assert "Orders to serve, and notifications to confirm (2)" in desk
    assert "Not served for" in desk
    assert "Orders to serve, and notifications to confirm" not in words(fetch(make_liaison(make_force("kent")), "desk"))


# --- Notification -----------------------------------------------------------------------------------------------


def test_duty_answer_not_notified_offers_a_breach_with_its_code_and_records_none(told: SharedCase) -> None:
    fields = {"answer": "not_notified", "notified_on": "", "answered_by": "PC Teasel", "note": "", "version": "1"}
    page = words(fetch(told.worker, "order_detail", told.order))
    assert "Nobody has asked them." in page
    before = told.order.breaches.count()
    response = send(told.worker, "duty_answer", told.duty, **fields)
    assert response.status_code == 302
    page = words(fetch(told.worker, "order_detail", told.order))
    assert "Offence code H20165." in page
    assert "?breach_kind=notification_initial" in page
    assert told.order.breaches.count() == before


def test_duty_answer_notified_on_a_day(told: SharedCase) -> None:
    duty = told.duty
    fields = {"answer": "notified", "notified_on": "", "answered_by": "", "note": "Kept word", "version": "1"}
    response = send(told.worker, "duty_answer", duty, **fields)
    assert "Give the day of the notification." in words(response)
    assert "Kept word" in words(response)
    fields["notified_on"] = typed_day(duty.began_on - DAY)
    assert "There was nothing to notify before" in words(send(told.worker, "duty_answer", duty, **fields))
    fields["notified_on"] = typed_day(duty.began_on)
    assert send(told.worker, "duty_answer", duty, **fields).status_code == 302
    told.order.refresh_from_db()
    assert told.order.notified_at is not None
    assert told.case.events.latest("number").facts == {"order": "O1", "step": "notified"}


def test_duty_answer_somebody_else_was_quicker_shows_both(told: SharedCase) -> None:
    theirs = {"version": 2, "note": "Theirs", "answered_at": timezone.now(), "answer": "not_said"}
    NotificationDuty.objects.filter(pk=told.duty.pk).update(**theirs)
    fields = {"answer": "not_notified", "notified_on": "", "answered_by": "", "note": "Mine", "version": "1"}
    response = send(told.worker, "duty_answer", told.duty, **fields)
    assert response.status_code == 409
    page = words(response)
    assert "Theirs" in page
    assert "Mine" in page
    assert told.duty.note == "Theirs"


def test_r9_3_duty_create_counts_three_days_from_the_change(told: SharedCase) -> None:
    today = local_day(timezone.now())
    fields = {"kind": "new_address", "began_on": typed_day(today), "learned_from": "His sister"}
    response = send(told.worker, "duty_create", told.order, **fields)
    assert f"to the end of {(today + 2 * DAY):%-d %B %Y}".replace("to the end", "by the end") in said(response)
    wrong = send(told.worker, "duty_create", told.order, **{**fields, "began_on": typed_day(today + DAY)})
    assert "This day has not come yet." in words(wrong)
    assert send(told.worker, "duty_create", told.order, **{**fields, "kind": "initial"}).status_code == 200


# --- Requirements, conditions, people ---------------------------------------------------------------------------


def test_f_16_an_unmet_requirement_can_become_a_breach_and_a_kept_appointment_ends_it(told: SharedCase) -> None:
    due_on = local_day(timezone.now()) - DAY
    order = unserved(told, NewCondition(kind="positive_requirement", text="Attend", due_on=due_on), days=20)
    page = words(fetch(told.worker, "order_detail", order))
    assert "No evidence, 1 day past the day." in page
    condition = order.conditions.get()
    assert f"?breach_kind=requirement_missed&condition={condition.label}" in page
    fields = {"on": typed_day(due_on), "outcome": "missed", "told_by": "The programme", "note": "", "is_evidence": "on"}
    wrong = send(told.worker, "attendance_create", condition, **fields)
    assert "An appointment that was not kept shows nothing." in words(wrong)
    assert send(told.worker, "attendance_create", condition, **{**fields, "outcome": "kept"}).status_code == 302
    condition.refresh_from_db()
    assert condition.evidenced_at is not None
    page = words(fetch(told.worker, "order_detail", order))
    assert "Shown to be met" in page
    assert "?breach_kind=requirement_missed" not in page


def test_r6_the_badge_goes_when_somebody_has_looked_in_the_order(told: SharedCase) -> None:
    page = words(fetch(told.worker, "order_detail", told.order))
    assert "2 things missing" in page
    assert "Whether it holds everywhere or only in a locality: C1, C2" in page
    for condition in told.order.conditions.all():
        fields = {"reach": "everywhere", "period": "as_the_order", "practicality": "fits", "version": "2"}
        assert send(told.worker, "condition_edit", condition, **fields).status_code == 302
    page = words(fetch(told.worker, "order_detail", told.order))
    assert "Complete" in page
    assert "things missing" not in page


def test_condition_edit_takes_no_other_field_and_shows_both_texts_when_somebody_was_quicker(told: SharedCase) -> None:
    condition: Condition = told.condition
    fields = {"practicality": "conflicts", "practicality_note": "", "version": "2", "text": "Nothing", "case": "1"}
    response = send(told.worker, "condition_edit", condition, **fields)
    assert "Say with what it conflicts, and how." in words(response)
    stale = {"practicality": "fits", "necessity": RIGHT_TO_LEFT, "version": "7"}
    response = send(told.worker, "condition_edit", condition, **stale)
    assert response.status_code == 409
    assert response.context["form"]["necessity"].value() == RIGHT_TO_LEFT
    condition.refresh_from_db()
    assert condition.text == "Attend the programme"


def test_f_73_order_protected_names_others_of_the_case_only_and_not_unseen(told: SharedCase) -> None:
    page = reverse("order_protected", args=[told.order.public_id])
    response = send(told.worker, "order_protected", told.order, client="on", people=[str(live_case().person.public_id)])
    assert "Choose from the people of this case." in words(response)
    assert "An order protects somebody." in words(send(told.worker, "order_protected", told.order, seen=""))
    fields: dict[str, Any] = {"people": [str(told.person.public_id)], "seen": ""}
    assert send(told.worker, "order_protected", told.order, **fields).status_code == 302
    assert "It does not protect the client." in words(fetch(told.worker, "order_detail", told.order))
    late = send(told.worker, "order_protected", told.order, client="on", seen="")
    assert late.status_code == 409
    assert "Somebody else changed this meanwhile." in words(late)
    assert signed_in(told.worker).get(page).context["form"]["client"].value() is False


# --- Recording an order -----------------------------------------------------------------------------------------


def whole(**fields: Any) -> dict[str, Any]:
    now = timezone.now()
    return {
        **typed("at", now),
        "kind": "full",
        "court": "Lewes Magistrates' Court",
        "ends": "further_order",
        "last_day": "",
        "protects_client": "on",
        "rows": "1",
        "kind_1": "prohibition",
        "text_1": "Not to enter the marked area",
        "reach_1": "locality",
        "locality_1": "Hove",
        "practicality_1": "fits",
        **fields,
    }


def test_f_57_r3_2_the_earliest_lawful_last_day_is_said_and_23_months_are_refused(told: SharedCase) -> None:
    made_on = local_day(timezone.now())
    page = words(fetch(told.worker, "order_create", told.pending))
    assert f"made on {made_on:%-d %B %Y}, its last day is" in page
    short = typed_day(made_on + timedelta(days=700))
    response = send(told.worker, "order_create", told.pending, **whole(ends="on_a_day", last_day=short))
    assert "A full order lasts at least two years" in words(response)
    assert send(told.worker, "order_create", told.pending, **whole()).status_code == 302


def test_f_17_r3_3_a_condition_has_its_place_and_its_days_and_a_warning_if_they_are_short(told: SharedCase) -> None:
    soon = local_day(timezone.now()) + 28 * DAY
    response = send(told.worker, "order_create", told.pending, **whole(last_day_1=typed_day(soon)))
    condition = told.pending.orders.get().conditions.get()
    assert (condition.locality, condition.last_day) == ("Hove", soon)
    assert (condition.detail.reach, condition.detail.period) == ("locality", "own")
    assert "A condition may be shorter than its order" in said(response)
    page = words(fetch(told.worker, "order_detail", told.pending.orders.get()))
    assert "Only in Hove" in page
    assert "Lewes Magistrates' Court" in page


ROW_MISTAKES: Final[list[tuple[dict[str, str], str, str]]] = [
    ({"locality_1": "7 Marrowfat Steps"}, "locality_1", "looks like the safe address"),
    ({"locality_1": ""}, "locality_1", "Say which place"),
    ({"first_day_1": "1/1/2020"}, "first_day_1", "before the order is made"),
    ({"last_day_1": "1/1/2020"}, "last_day_1", "It ends before it begins."),
    ({"practicality_1": "conflicts"}, "practicality_note_1", "Say with what it conflicts"),
    ({"rows": "2", "necessity_2": "He writes"}, "text_2", "Say what condition 2 is."),
    ({"protects_client": ""}, "protects_client", "An order protects somebody."),
    ({"kind_1": "positive_requirement", "due_on_1": "1/1/2020"}, "due_on_1", "cannot be due before"),
]


def test_order_create_asks_about_each_condition_beside_its_field(told: SharedCase) -> None:
    for fields, field, sentence in ROW_MISTAKES:
        response = send(told.worker, "order_create", told.pending, **whole(note="Kept word", **fields))
        assert sentence in " ".join(response.context["form"].errors[field])
        assert "Kept word" in words(response)
    assert not told.pending.orders.exists()


def test_order_create_begins_with_the_draft_and_takes_typical_conditions(told: SharedCase) -> None:
    now = timezone.now()
    for number in range(1, 4):
        DraftCondition.objects.create(
            organisation_id=told.case.organisation_id,
            case=told.case,
            application=told.pending,
            kind="prohibition",
            text=f"Draft {number}",
            why_necessary="He writes to her",
            locality="Hove",
            recorded_at=now,
        )
    form = fetch(told.worker, "order_create", told.pending).context["form"]
    assert [form[f"text_{row}"].value() for row in form.rows] == ["Draft 1", "Draft 2", "Draft 3"]
    assert (form["reach_1"].value(), form["necessity_1"].value()) == ("locality", "He writes to her")
    fields = whole(add_typical="yes", typical=["programme", "images", "\x00"])
    form = send(told.worker, "order_create", told.pending, **fields).context["form"]
    assert len(form.rows) == 3
    assert form["text_1"].value() == "Not to enter the marked area"
    assert form["kind_2"].value() == "positive_requirement"


def test_court_order_create_needs_no_request(told: SharedCase) -> None:
    page = words(fetch(told.worker, "court_order_create", told.case))
    assert "is this in force?" in page
    fields = whole(origin="court_on_acquittal", force=told.force.slug)
    assert "Choose how it was made." in words(
        send(told.worker, "court_order_create", told.case, **{**fields, "origin": ""})
    )
    response = send(told.worker, "court_order_create", told.case, **fields)
    assert response.status_code == 302
    order = told.case.orders.latest("id")
    assert order.application.origin == "court_on_acquittal"
    assert order.force == told.force


def test_r2_5_a_second_order_is_warned_of_without_a_word_of_another_client(told: SharedCase) -> None:
    other = live_case(team=told.case.team, force=told.force)
    other.case.perpetrator = told.case.perpetrator
    other.case.save()
    page = words(fetch(other.worker, "order_create", other.pending))
    assert "Another order stands against the perpetrator." in page
    assert "There is an order that you may not read. Ask your supervisor." in page
    assert told.case.reference not in page
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    page = words(fetch(supervisor, "order_create", other.pending))
    assert told.case.reference in page
    assert "you may not read" not in page


def test_order_detail_costs_the_same_with_many_attempts_duties_and_appointments(told: SharedCase) -> None:
    order = unserved(told, NewCondition(kind="positive_requirement", text="Attend"))
    now = timezone.now()
    record_order_step(order, NewApplicationStep(step="served", at=now), Author(told.worker, now))
    add_other_person(told.case, {"name": "Wystan", "relation": "child"}, by=told.worker, now=now)
    page = address("order_detail", order)
    once = queries(told.worker, page)
    condition = order.conditions.get()
    for _ in range(12):
        fields = {"on": typed_day(local_day(now)), "outcome": "kept", "told_by": "The programme", "note": ""}
        send(told.worker, "attendance_create", condition, **fields)
    for _ in range(4):
        fields = {"kind": "new_name", "began_on": typed_day(local_day(now)), "learned_from": ""}
        send(told.worker, "duty_create", order, **fields)
    assert queries(told.worker, page) == once
