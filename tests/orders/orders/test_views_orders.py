"""The pages on which an order is recorded as the court made it, and followed until it ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.dates.rules.london_time import local_day
from orders.applications.services.steps import NewApplicationStep
from orders.orders.models import Order
from orders.orders.services.making import NewCondition, NewOrder, make_order, record_order_step
from record.authors import Author
from tests.factories import make_user
from tests.orders.acting import (
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


@pytest.fixture
def told() -> SharedCase:
    return live_case()


def made(**fields: Any) -> dict[str, Any]:
    return {
        "kind": "full",
        **typed("at", timezone.now()),
        "ends": "further_order",
        "last_day": "",
        "protects_client": "on",
        "rows": "2",
        "kind_1": "prohibition",
        "text_1": "No contact by any means",
        "due_on_1": "",
        "kind_2": "positive_requirement",
        "text_2": "",
        "due_on_2": "",
        "note": "",
        **fields,
    }


def interim(told: SharedCase, *conditions: NewCondition) -> Order:
    """An interim order on the request that is open, made just now and not served."""
    now = timezone.now()
    last_day = local_day(now) + 20 * DAY
    new = NewOrder(kind="interim", made_at=now, last_day=last_day, conditions=conditions or [prohibition()])
    return make_order(told.pending, new, Author(told.worker, now))


def prohibition(text: str = "No contact") -> NewCondition:
    return NewCondition(kind="prohibition", text=text)


# --- Recording an order -------------------------------------------------------------------------------------


def test_order_create_records_an_interim_order_with_its_conditions(told: SharedCase) -> None:
    last_day = local_day(timezone.now()) + 28 * DAY
    fields = made(kind="interim", ends="on_a_day", last_day=typed_day(last_day), text_1=RIGHT_TO_LEFT)
    fields |= {"text_2": "Attend the programme", "due_on_2": "3/3/2199"}
    response = send(told.worker, "order_create", told.pending, **fields)
    order = told.pending.orders.get()
    assert response.headers["Location"] == reverse("order_detail", args=[order.public_id])
    assert (order.kind, order.last_day, order.served_at) == ("interim", last_day, None)
    rows = order.conditions.order_by("id").values_list("label", "kind", "text", "due_on")
    assert list(rows) == [
        ("C3", "prohibition", RIGHT_TO_LEFT, None),
        ("C4", "positive_requirement", "Attend the programme", date(2199, 3, 3)),
    ]
    assert "Interim order O2 is recorded. Saved " in said(response)


def test_order_create_leaves_out_empty_rows_and_a_full_order_decides_the_request(told: SharedCase) -> None:
    send(told.worker, "order_create", told.pending, **made())
    told.pending.refresh_from_db()
    assert told.pending.status == "granted"
    assert told.pending.orders.get().conditions.count() == 1
    fields = made()
    refused = send(told.worker, "order_create", told.pending, **fields)
    assert "This application has already been decided." in words(refused)


def test_order_create_another_condition_makes_the_form_longer_and_keeps_every_word(told: SharedCase) -> None:
    fields = made(text_1="First of them", at_day="31/2/2026", due_on_2="not a day", add_condition="yes")
    response = send(told.worker, "order_create", told.pending, **fields)
    page = response.content.decode()
    for kept in ("First of them", "31/2/2026", "not a day", 'name="text_3"', 'name="rows" value="3"'):
        assert kept in page
    assert "There is a problem" not in page
    assert not told.pending.orders.exists()


def test_order_create_holds_forty_conditions_and_no_more(told: SharedCase) -> None:
    fields = made(rows="40", add_condition="yes", **{f"text_{row}": f"Rule {row}" for row in range(1, 42)})
    page = send(told.worker, "order_create", told.pending, **fields).content.decode()
    assert 'name="text_41"' not in page
    assert "Add another condition" not in page
    del fields["add_condition"]
    fields |= {f"kind_{row}": "prohibition" for row in range(1, 42)}
    send(told.worker, "order_create", told.pending, **fields)
    assert told.pending.orders.get().conditions.count() == 40


@pytest.mark.parametrize("rows", ["0", "-1", "999999999", "abc", "", "²"])
def test_order_create_with_a_strange_number_of_rows_is_still_a_form(told: SharedCase, rows: str) -> None:
    response = send(told.worker, "order_create", told.pending, **made(rows=rows, kind=""))
    assert response.status_code == 200
    assert "Choose the kind of order." in words(response)


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"kind": "interim"}, "last_day", "An interim order is for a fixed period: give its last day."),
        ({"ends": ""}, "ends", "Choose whether it ends on a day."),
        ({"ends": "on_a_day"}, "last_day", "Give the last day on which it holds."),
        ({"last_day": "1/1/2199"}, "last_day", "You gave a last day, but chose that it has none."),
        ({"ends": "on_a_day", "last_day": "1/1/2199"}, "last_day", "That is more than 50 years."),
        ({"ends": "on_a_day", "last_day": "1/1/2020"}, "last_day", "The order ends before it is made."),
        (
            {"ends": "on_a_day", "last_day": typed_day(local_day(timezone.now()) + 90 * DAY)},
            "last_day",
            "A full order lasts at least two years",
        ),
        ({"text_1": " "}, "text_1", "Give at least one condition of the order."),
        ({"due_on_1": "3/3/2199"}, "due_on_1", "Only what must be done has a day by which it is due."),
        ({"due_on_2": "3/3/2199"}, "text_2", "Say what condition 2 is."),
        ({"due_on_2": "32/1/2026"}, "due_on_2", "32/1/2026 is not a real date."),
        ({"text_1": "a\x00b"}, "text_1", "This holds a character that cannot be kept."),
        ({"text_1": LONG * 3}, "text_1", "Use 20,000 characters or fewer."),
        (typed("at", timezone.now() + DAY), "at", "lies in the future"),
    ],
)
def test_order_create_with_a_mistake_says_so_beside_its_field(
    told: SharedCase, fields: dict[str, str], field: str, sentence: str
) -> None:
    response = send(told.worker, "order_create", told.pending, **made(note="In her own words", **fields))
    assert response.status_code == 200
    assert sentence in " ".join(response.context["form"].errors[field])
    assert "In her own words" in response.content.decode()
    assert not told.pending.orders.exists()


def test_order_create_interim_that_ends_on_the_day_it_is_made_is_accepted(told: SharedCase) -> None:
    today = typed_day(local_day(timezone.now()))
    send(told.worker, "order_create", told.pending, **made(kind="interim", ends="on_a_day", last_day=today))
    assert told.pending.orders.get().last_day == local_day(timezone.now())


def test_order_create_button_pressed_twice_makes_one_order(told: SharedCase) -> None:
    fields = made(submission=str(uuid4()))
    answers = {send(told.worker, "order_create", told.pending, **fields).headers["Location"] for _ in range(2)}
    assert len(answers) == 1
    assert told.pending.orders.count() == 1


# --- How an order stands ------------------------------------------------------------------------------------


def test_order_detail_of_an_order_not_served_says_so_in_a_line_of_its_own(told: SharedCase) -> None:
    order = interim(told)
    page = words(fetch(told.worker, "order_detail", order))
    assert "Granted, not served." in page
    assert "In force to the end of" in page
    assert "The order has been made but not served" in page


def test_order_detail_shows_who_has_it_what_it_says_and_its_breaches(told: SharedCase) -> None:
    page = words(fetch(told.worker, "order_detail", told.order))
    assert "Granted, not served." not in page
    assert "In force until further order." in page
    assert "Name and address notified to the police" in page
    assert "Nobody has confirmed it" in page
    assert "Notification is due and nobody has confirmed it" in page
    assert "Attend the programme" in page
    assert "Breach B1" in page
    assert address("breach_detail", told.breach) in page
    assert address("application_detail", told.application) in page


def test_order_detail_asks_the_database_as_often_with_many_conditions_as_with_one(told: SharedCase) -> None:
    page = address("order_detail", interim(told))
    once = queries(told.worker, page)
    many = [
        NewCondition(kind="positive_requirement", text=f"Attend {row}", due_on=date(2026, 3, 3)) for row in range(30)
    ]
    longer = interim(told, *many)
    labels = list(longer.conditions.order_by("id").values_list("label", flat=True))
    for label in labels[:19]:
        step = NewApplicationStep(step="requirement_evidenced", at=timezone.now(), facts={"condition": label})
        record_order_step(longer, step, Author(told.worker, timezone.now()))
    assert queries(told.worker, address("order_detail", longer)) == once
    assert f"past its day without evidence: {labels[-1]}" in words(fetch(told.worker, "order_detail", longer))


@pytest.mark.parametrize("kind", ["interim", "full"])
def test_order_whose_last_day_nobody_knows_is_recorded_so_and_found_out_on_its_page(
    told: SharedCase, kind: str
) -> None:
    send(told.worker, "order_create", told.pending, **made(kind=kind, ends="not_known"))
    order = told.case.orders.get(label="O2")
    assert (order.last_day, order.last_day_known) == (None, False)
    assert told.case.events.get(kind="order_made", facts__order="O2").facts["last_day"] == "unknown"
    page = words(fetch(told.worker, "order_detail", order))
    assert "Last day not known: find out" in page
    assert address("order_step", order, "last_day_found") in fetch(told.worker, "order_detail", order).content.decode()
    fields = {
        **typed("at", timezone.now()),
        "ends": "on_a_day",
        "last_day": typed_day(local_day(timezone.now()) + 900 * DAY),
    }
    send(told.worker, "order_step", order, step="last_day_found", **fields)
    order.refresh_from_db()
    assert (order.last_day, order.last_day_known) == (local_day(timezone.now()) + 900 * DAY, True)


def test_order_create_refuses_a_day_beside_nobody_knows(told: SharedCase) -> None:
    fields = made(ends="not_known", last_day=typed_day(local_day(timezone.now()) + 900 * DAY))
    assert "but chose that nobody knows it." in words(send(told.worker, "order_create", told.pending, **fields))


# --- Recording what happened next ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "fields", "facts"),
    [
        ("served", {}, {}),
        ("victim_told", {}, {}),
        ("not_renewing_reviewed", {"note": "She moved abroad"}, {}),
        ("renewed", {"ends": "on_a_day", "last_day": "1/1/2050"}, {"last_day": "2050-01-01"}),
        ("discharged", {}, {}),
    ],
)
def test_order_step_is_recorded_as_a_case_file_would_say_it(
    told: SharedCase, step: str, fields: dict[str, str], facts: dict[str, object]
) -> None:
    order = interim(told)
    response = send(told.worker, "order_step", order, step=step, **{**typed("at", timezone.now()), **fields})
    assert response.headers["Location"] == address("order_detail", order)
    assert told.case.events.latest("number").facts == {"order": "O2", "step": step, **facts}
    assert "Saved " in said(response)


def test_order_step_evidence_names_one_of_the_requirements(told: SharedCase) -> None:
    link = address("order_step", told.order, "requirement_evidenced") + "&condition=C2"
    form = signed_in(told.worker).get(link).context["form"]
    assert form.fields["condition"].choices == [("C2", "Attend the programme")]
    assert form.initial["condition"] == "C2"
    fields = typed("at", timezone.now())
    wrong = send(told.worker, "order_step", told.order, step="requirement_evidenced", condition="C1", **fields)
    assert "Choose the requirement." in words(wrong)
    send(told.worker, "order_step", told.order, step="requirement_evidenced", condition="C2", **fields)
    assert told.order.conditions.get(label="C2").evidenced_at is not None


def test_order_step_twice_shows_that_it_is_so_already(told: SharedCase) -> None:
    response = send(told.worker, "order_step", told.order, step="served", note="By hand", **typed("at", timezone.now()))
    assert response.status_code == 200
    assert "This is in the record already" in words(response)
    assert "By hand" in words(response)
    assert told.case.events.filter(facts__order="O1", facts__step="served").count() == 1


@pytest.mark.parametrize(
    ("step", "fields", "sentence"),
    [
        ("not_renewing_reviewed", {}, "Say why it is not renewed."),
        ("renewed", {"ends": "on_a_day", "last_day": "1/1/2020"}, "A renewed order ends later than before."),
        ("renewed", {"ends": "further_order"}, "give its new last day."),
        ("renewed", {"last_day": "1/1/2050"}, "Choose whether it ends on a day."),
        ("served", typed("at", timezone.now() - 30 * DAY), "when it all began. Check the day and the time."),
    ],
)
def test_order_step_with_a_mistake_says_so(told: SharedCase, step: str, fields: dict[str, str], sentence: str) -> None:
    order = interim(told)
    response = send(told.worker, "order_step", order, step=step, **{**typed("at", timezone.now()), **fields})
    assert response.status_code == 200
    assert sentence in words(response)


@pytest.mark.parametrize("step", ["", "nonsense", "served", "lodged", "\x00"])
def test_order_step_that_cannot_follow_is_answered_with_those_that_can(told: SharedCase, step: str) -> None:
    response = signed_in(told.worker).get(address("order_step", told.order), {"step": step})
    assert response.status_code == 200
    assert "What happened next?" in words(response)
    assert "?step=notified" in response.content.decode()


def test_order_step_served_a_moment_after_it_was_made_in_the_same_minute_is_in_time(told: SharedCase) -> None:
    order = interim(told)
    response = send(told.worker, "order_step", order, step="served", **typed("at", order.made_at))
    assert response.status_code == 302
    order.refresh_from_db()
    assert order.served_at is not None
    assert order.served_at - order.made_at < timedelta(minutes=1)


# --- Who may ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["order_detail", "order_step", "breach_create"])
def test_page_of_an_order_is_open_to_its_people_hidden_from_others_and_barred_to_liaisons(
    told: SharedCase, name: str
) -> None:
    supervisor: User = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    assert fetch(supervisor, name, told.order).status_code == 200
    assert fetch(make_user(teams=[told.case.team]), name, told.order).status_code == 404
    assert fetch(told.worker, name, OUT_OF_SIGHT).status_code == 404
    assert fetch(make_liaison(told.force), name, told.order).status_code == 403
