"""What does not work, another force, interim orders that end too soon, and the pages of the later life of an order."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.people.models import User
from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_day
from casework.safe_contact.services.safe_address import NewSafeAddress, keep_safe_address
from casework.sharing.models.agreement import GivenHow
from casework.sharing.models.share import Share
from casework.sharing.services.shares import AgreedNow, NewShare, share_case
from orders.breaches.models.breach import Breach
from orders.conditions.models.unworkable import Unworkable
from orders.conditions.services.unworkable import ask_after_moves, ask_whether_conditions_fit, end_mark, mark_unworkable
from orders.orders.services.making import NewCondition, NewOrder, make_order
from orders.proceedings.models import Proceeding
from orders.renewals.services.new_force import change_force
from record.authors import Author
from tests.factories import make_force
from tests.orders.acting import address, fetch, queries, said, send, signed_in, typed, typed_day, words
from tests.orders.later_life import DAY, decide, lodge, open_tasks, step_of, supervisor_of
from tests.shared_case import SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def now() -> datetime:
    return timezone.now()


# --- What does not work -------------------------------------------------------------------------------------


def test_f18_a_condition_that_does_not_work_is_marked_and_leads_to_a_variation(told: SharedCase) -> None:
    condition, now = told.order.conditions.get(label="C1"), timezone.now()
    mark = mark_unworkable(condition, reason="She has moved", by=told.worker, now=now)
    assert open_tasks(told, "variation") == ["Ask the police for a variation: condition C1 of Order O1 does not work"]
    with pytest.raises(RuleViolation):
        mark_unworkable(condition, reason="Again", by=told.worker, now=now)
    assert "She has moved" in words(fetch(told.worker, "order_detail", told.order))
    end_mark(mark, because="It fits again", by=told.worker, now=now)
    assert not open_tasks(told, "variation")


def test_f18_a_variation_that_takes_the_condition_out_takes_the_mark_off(told: SharedCase) -> None:
    condition = told.order.conditions.get(label="C1")
    mark_unworkable(condition, reason="Nobody can check it", by=told.worker, now=timezone.now())
    row = lodge(told, "variation")
    assert not open_tasks(told, "variation"), "what was asked for has been applied for"
    decide(row, told.worker, "granted", ended=["C1"])
    assert not Unworkable.objects.open().exists()


def test_f18_when_the_client_moves_each_order_about_a_place_is_asked_about_once(
    told: SharedCase, now: datetime
) -> None:
    made_at, moved_at = now - 2 * DAY, now - DAY
    assert ask_whether_conditions_fit(told.case, moved_at, by=told.worker, now=now) == 0, "no contact is no place"
    conditions = [NewCondition(kind="prohibition", text="Not to enter Queen's Road")]
    new = NewOrder(kind="interim", made_at=made_at, last_day=local_day(now) + 28 * DAY, conditions=conditions)
    make_order(told.pending, new, Author(told.worker, made_at))
    assert ask_whether_conditions_fit(told.case, made_at, by=told.worker, now=now) == 0, "the order came after"
    assert ask_whether_conditions_fit(told.case, moved_at, by=told.worker, now=now) == 1
    assert ask_whether_conditions_fit(told.case, moved_at, by=told.worker, now=now) == 0
    assert open_tasks(told, "variation")[0].startswith("The client has moved: do the conditions of Order O2 still fit?")


def test_f18_another_safe_address_is_a_move_and_is_asked_about_once(told: SharedCase, now: datetime) -> None:
    conditions = [NewCondition(kind="prohibition", text="Not to enter Queen's Road")]
    new = NewOrder(kind="interim", made_at=now - DAY, last_day=local_day(now) + 28 * DAY, conditions=conditions)
    make_order(told.pending, new, Author(told.worker, now - DAY))
    assert ask_after_moves(now=now) == 0, "the first address is no move"
    elsewhere = NewSafeAddress(address="3 Elsewhere Lane", hidden_from="Him", who_else_knows="Nobody", version=1)
    keep_safe_address(told.case, elsewhere, by=told.worker, now=now)
    assert ask_after_moves(now=timezone.now()) == 1
    assert ask_after_moves(now=timezone.now()) == 0
    [title] = open_tasks(told, "variation")
    assert "Elsewhere" not in title


# --- Another force ------------------------------------------------------------------------------------------


def test_open_breach_stays_with_the_old_force_and_is_copied_to_the_new_which_sees_it_only_with_a_share(
    told: SharedCase, now: datetime
) -> None:
    kent = make_force("kent")
    change_force(told.order, kent, at=now, note="He moved", author=Author(told.worker, now))
    told.order.refresh_from_db()
    breach = Breach.objects.get(pk=told.breach.pk)
    assert (told.order.force, breach.force, breach.copied_to) == (kent, told.force, kent)
    old, new = make_liaison(told.force), make_liaison(kent)
    assert fetch(old, "desk_breach", breach).status_code == 200
    assert fetch(new, "desk_breach", breach).status_code == 404
    assert "sees nothing" in words(fetch(told.worker, "order_detail", told.order))
    assert [each for each in open_tasks(told, "own") if "sees nothing: decide whether to share" in each]
    rests_on = AgreedNow(local_day(now), GivenHow.PHONE)
    share_case(told.case, NewShare(force=kent, purpose="He moved", rests_on=rests_on), by=told.worker, now=now)
    assert fetch(new, "desk_breach", breach).status_code == 200
    assert address("desk_breach", breach) in words(fetch(new, "desk"))
    assert fetch(old, "desk_breach", breach).status_code == 200
    assert Share.objects.filter(case=told.case).count() == 2


# --- Interim orders -----------------------------------------------------------------------------------------


def test_r5_3_an_interim_order_without_a_hearing_shows_from_which_day_nothing_protects(
    told: SharedCase, now: datetime
) -> None:
    last_day = local_day(now) + 5 * DAY
    conditions = [NewCondition(kind="prohibition", text="No contact")]
    new = NewOrder(kind="interim", made_at=now, last_day=last_day, conditions=conditions)
    order = make_order(told.pending, new, Author(told.worker, now))
    page = words(fetch(told.worker, "order_detail", order))
    first = last_day + DAY
    assert (
        f"From {first.day} {first:%B %Y} nothing of this order protects the client, and no hearing is listed." in page
    )
    told_of = SharedCase(**{**told.__dict__, "order": order})
    row = lodge(told_of, "renewal", asked_by="chief_officer", asking_force=told.force)
    decide(row, told.worker, "granted", last_day=last_day + 28 * DAY)
    order.refresh_from_db()
    assert order.last_day == last_day + 28 * DAY
    decide(lodge(told_of, "discharge"), told.worker, "granted")
    order.refresh_from_db()
    assert order.status == "discharged", "R5.4: no consents are asked for an interim order"


# --- Pages --------------------------------------------------------------------------------------------------


def post(user: User, link: str, key: str = "", /, **fields: str) -> Any:
    return signed_in(user).post(link, {"submission": key or str(uuid4()), **fields})


def test_proceeding_page_keeps_what_was_typed_says_what_is_wrong_and_saves_once(told: SharedCase) -> None:
    link = f"{address('proceeding_create', told.order)}?kind=variation"
    fields = {"asked_by": "chief_officer", "asking_force": "", "lodged_on": "31/2/2026", "asked": "Kept <b>words</b>"}
    page = words(post(told.worker, link, **fields))
    assert "Kept <b>words</b>" in page
    assert "31/2/2026" in page
    right = {**fields, "lodged_on": typed_day(local_day(timezone.now()))}
    assert "Choose the force whose chief officer asks." in words(post(told.worker, link, **right))
    right |= {"asking_force": told.force.slug, "because": "applied", "outcome": "granted", "case": "1"}
    key = str(uuid4())
    for _ in range(2):
        assert post(told.worker, link, key, **right).status_code == 302
    row = Proceeding.objects.get()
    assert (row.outcome, row.asking_force) == ("", told.force)


def test_decision_page_of_a_variation_asks_for_necessity_and_keeps_every_row(told: SharedCase) -> None:
    row = lodge(told, "variation")
    fields = {"outcome": "granted", "version": "1", "text_1": "Not to enter the lane", "kind_1": "prohibition"}
    fields |= typed("at", timezone.now())
    page = words(send(told.worker, "proceeding_decide", row, **fields))
    assert "Say why it is necessary" in page
    assert "Not to enter the lane" in page
    done = send(told.worker, "proceeding_decide", row, **fields, necessity_1="He waits there", ended=["C2"])
    assert done.status_code == 302
    assert "Variation: granted." in said(done)
    assert step_of(told.order)["step"] == "varied"


def test_decision_page_of_a_discharge_offers_the_override_to_a_supervisor_alone(told: SharedCase) -> None:
    row, supervisor = lodge(told, "discharge"), supervisor_of(told)
    assert 'name="override"' not in fetch(told.worker, "proceeding_decide", row).content.decode()
    fields = {"outcome": "granted", "version": "1", "override": "Told by the clerk", **typed("at", timezone.now())}
    refused = send(told.worker, "proceeding_decide", row, **fields)
    assert "a supervisor records it" in words(refused)
    assert send(supervisor, "proceeding_decide", row, **fields).status_code == 302
    assert "Told by the clerk" in words(fetch(supervisor, "proceeding_detail", row))


def test_consent_and_view_pages_lead_back_to_what_the_court_is_asked(told: SharedCase, now: datetime) -> None:
    row, today = lodge(told, "discharge"), typed_day(local_day(now))
    link = f"{address('consent_record', row)}?of=chief_officer:{told.force.slug}"
    fields = {"answer": "consents", "said_on": today, "source": "Told by the clerk", "version": "1"}
    assert post(told.worker, link, **fields).headers["Location"] == address("proceeding_detail", row)
    fetched = signed_in(told.worker).get(f"{address('consent_record', row)}?of=chief_officer:kent")
    assert fetched.status_code == 302, "whose consent is not needed is not asked"
    view = {"view_sought_on": today, "view": "She is afraid", "view_conveyed_on": "", "version": "1"}
    assert send(told.worker, "proceeding_client_view", row, **view).status_code == 302
    assert "The police have not been told." in words(fetch(told.worker, "proceeding_detail", row))
    stale = send(told.worker, "proceeding_client_view", row, **{**view, "view": "Mine", "version": "1"})
    assert stale.status_code == 409
    assert "She is afraid" in words(stale)
    assert "Mine" in words(stale)


def test_pages_of_force_requests_and_marks_are_filled_in_and_lead_back(told: SharedCase, now: datetime) -> None:
    today, order = typed_day(local_day(now)), told.order
    asked = {"wanted": "renewal", "force": told.force.slug, "asked_on": today, "words": "Two more years"}
    assert send(told.worker, "police_request_create", order, **asked).status_code == 302
    answer = {"answer": "will_apply", "answered_on": today, "answer_words": "Yes", "version": "1"}
    assert send(told.worker, "police_request_answer", order.police_requests.get(), **answer).status_code == 302
    condition = order.conditions.get(label="C1")
    assert "Say why it does not work." in words(send(told.worker, "unworkable_create", condition, reason=""))
    assert send(told.worker, "unworkable_create", condition, reason="Too small").status_code == 302
    assert send(told.worker, "unworkable_end", condition.marks.get(), because="Widened").status_code == 302
    same = send(told.worker, "order_force", order, force=told.force.slug, note="", **typed("at", now))
    assert "This force answers for the order already." in words(same)
    moved = send(told.worker, "order_force", order, force=make_force("kent").slug, note="", **typed("at", now))
    assert "The case is not shared with it" in said(moved)


def test_order_page_asks_the_database_as_often_with_many_proceedings_as_with_one(told: SharedCase) -> None:
    lodge(told, "variation")
    page = address("order_detail", told.order)
    once = queries(told.worker, page)
    for row in range(15):
        decide(lodge(told, "discharge"), told.worker, "refused" if row % 2 else "withdrawn")
    assert queries(told.worker, page) == once


def test_runway_says_in_words_and_in_a_table_what_the_picture_shows(told: SharedCase) -> None:
    lodge(told, "variation")
    page = fetch(told.worker, "order_detail", told.order).content.decode()
    assert 'role="img"' in page
    assert "style=" not in page
    for said_so in ("made", "served", "last day to notify the police", "variation asked for", "further order"):
        assert said_so in page
