"""The later life of an order: what a court is asked and decides, consents, renewal, a new force, what does not work."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import AuditEntry, Role, User
from accounts.rules import RuleViolation
from casework.models import Concern, GivenHow, Share, Task
from casework.rules.london import local_day
from casework.services import Agreed, ChangedMeanwhile, NewSafeAddress, NewShare, keep_safe_address, share_case
from orders.models import Breach, Order, Proceeding, Unworkable
from orders.services.applications import NewStep
from orders.services.forces import change_force
from orders.services.orders import NewCondition, NewOrder, make_order, record_order_step
from orders.services.outcomes import AddedCondition, NewOutcome, decide_proceeding
from orders.services.proceedings import (
    NewConsent,
    NewProceeding,
    keep_view,
    lodge_proceeding,
    record_consent,
)
from orders.services.record import Author
from orders.services.renewals import (
    NewPoliceRequest,
    PoliceReply,
    answer_police_request,
    ask_about_renewals,
    ask_the_police,
    decide_not_to_renew,
)
from orders.services.unworkable import ask_after_moves, ask_whether_conditions_fit, end_mark, mark_unworkable
from tests.factories import make_force, make_user
from tests.orders.acting import address, fetch, queries, said, send, signed_in, typed, typed_day, words
from tests.shared_case import SharedCase, live_case, make_liaison

pytestmark = pytest.mark.django_db
DAY: Final = timedelta(days=1)


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def supervisor_of(told: SharedCase) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[told.case.team])


def lodge(told: SharedCase, kind: str, **fields: Any) -> Proceeding:
    now = timezone.now()
    plain = {"kind": kind, "asked_by": "defendant", "lodged_on": local_day(now), "asked": "As the papers say"}
    return lodge_proceeding(told.order, NewProceeding(**{**plain, **fields}), by=told.worker, now=now)


def decide(row: Proceeding, by: User, outcome: str, **fields: Any) -> Proceeding:
    now = timezone.now()
    row.refresh_from_db()
    new = NewOutcome(outcome=outcome, at=now, version=fields.pop("version", row.version), **fields)
    return decide_proceeding(row, new, Author(by, now))


def consent(row: Proceeding, told: SharedCase, party: str, *, answer: str = "consents", version: int = 0) -> None:
    now = timezone.now()
    force = told.force if party == "chief_officer" else None
    new = NewConsent(party=party, force=force, answer=answer, said_on=local_day(now), source="Letter", version=version)
    record_consent(row, new, by=told.worker, now=now)


def step_of(order: Order) -> dict[str, Any]:
    facts: dict[str, Any] = order.case.events.latest("number").facts
    return facts


def open_tasks(told: SharedCase, kind: str) -> list[str]:
    return list(Task.objects.filter(case=told.case, kind=kind).open().values_list("title", flat=True))


def ending(told: SharedCase, days: int, *, today: datetime) -> Order:
    """A full order on the open request that ends so many days from now: made two years ago."""
    last_day = local_day(today) + days * DAY
    made_at = today - timedelta(days=19)
    conditions = [NewCondition(kind="prohibition", text="No contact")]
    new = NewOrder(kind="full", made_at=made_at, last_day=None, conditions=conditions)
    order = make_order(told.pending, new, Author(None, made_at))
    Order.objects.filter(pk=order.pk).update(last_day=last_day, floor_years=0)
    order.refresh_from_db()
    return order


# --- What a court is asked ----------------------------------------------------------------------------------


def test_r4_1_and_r4_2_what_he_asks_is_recorded_and_the_client_is_to_be_asked(told: SharedCase) -> None:
    row = lodge(told, "variation")
    assert (row.order, row.asking_force, row.outcome) == (told.order, None, "")
    assert [each for each in open_tasks(told, "contact") if "variation of Order O1" in each]
    today = local_day(timezone.now())
    keep = {"view_sought_on": today, "view": "She wants the lane in it", "view_conveyed_on": today}
    kept = keep_view(row, keep, version=1, by=told.worker, now=timezone.now())
    assert kept.version == 2
    assert not [each for each in open_tasks(told, "contact") if "variation of Order O1" in each]
    with pytest.raises(ChangedMeanwhile):
        keep_view(row, {**keep, "view": "Other"}, version=1, by=told.worker, now=timezone.now())


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"lodged_on": date(2199, 1, 1)}, "lodged_on"),
        ({"lodged_on": date(2020, 1, 1)}, "lodged_on"),
        ({"asked": " "}, "asked"),
        ({"asked_by": "chief_officer"}, "asking_force"),
    ],
)
def test_r4_1_what_makes_no_sense_is_refused_and_nothing_is_kept(
    told: SharedCase, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleViolation) as refusal:
        lodge(told, "variation", **fields)
    assert refusal.value.field == field
    assert not Proceeding.objects.exists()


def test_r4_2_a_view_is_conveyed_only_after_it_was_sought(told: SharedCase, now: datetime) -> None:
    row, today = lodge(told, "discharge"), local_day(now)
    for values, field in (
        ({"view_conveyed_on": today}, "view"),
        ({"view": "No"}, "view_sought_on"),
        ({"view": "No", "view_sought_on": today, "view_conveyed_on": today - DAY}, "view_conveyed_on"),
    ):
        with pytest.raises(RuleViolation) as refusal:
            keep_view(row, values, version=1, by=told.worker, now=now)
        assert refusal.value.field == field


def test_r4_3_a_granted_variation_changes_the_conditions_and_each_keeps_its_days(told: SharedCase) -> None:
    row = lodge(told, "variation")
    text = "Not to enter the lane"
    added = AddedCondition(kind="prohibition", text=text, necessity="He waits there", locality="Hove")
    decide(row, told.worker, "granted", added=[added], ended=["C1"])
    facts = step_of(told.order)
    assert (facts["step"], facts["ended"]) == ("varied", ["C1"])
    assert facts["conditions"][0]["condition"] == "C3"
    gone, new = told.order.conditions.get(label="C1"), told.order.conditions.get(label="C3")
    assert gone.removed_at is not None
    assert (new.first_day, new.locality) == (local_day(timezone.now()), "Hove")
    assert new.detail.necessity == "He waits there"


@pytest.mark.parametrize(
    ("outcome", "fields", "field"),
    [
        ("granted", {}, "ended"),
        ("granted", {"ended": ["C9"]}, "ended"),
        ("granted", {"added": [AddedCondition(kind="prohibition", text="No", necessity=" ")]}, "necessity"),
        ("allowed", {}, "outcome"),
    ],
)
def test_r4_3_a_variation_without_sense_or_necessity_is_refused(
    told: SharedCase, outcome: str, fields: dict[str, Any], field: str
) -> None:
    row = lodge(told, "variation")
    with pytest.raises(RuleViolation) as refusal:
        decide(row, told.worker, outcome, **fields)
    assert refusal.value.field == field
    row.refresh_from_db()
    assert row.outcome == ""


def test_r4_5_an_order_is_renewed_as_often_as_it_is_necessary(told: SharedCase, now: datetime) -> None:
    order = ending(told, 30, today=now)
    told_of = SharedCase(**{**told.__dict__, "order": order})
    for years in (1, 2):
        last_day = local_day(now) + timedelta(days=365 * years)
        decide(
            lodge(told_of, "renewal", asked_by="chief_officer", asking_force=told.force, because="applied"),
            told.worker,
            "granted",
            last_day=last_day,
        )
        order.refresh_from_db()
        assert order.last_day == last_day


def test_refused_and_withdrawn_change_nothing_of_the_order(told: SharedCase) -> None:
    count = told.case.events.count()
    decide(lodge(told, "discharge"), told.worker, "refused", reason="Still a risk")
    decide(lodge(told, "variation"), told.worker, "withdrawn")
    assert told.case.events.count() == count
    assert list(Proceeding.objects.order_by("pk").values_list("outcome", flat=True)) == ["refused", "withdrawn"]


def test_r7_an_appeal_that_is_allowed_quashes_the_order_which_held_until_then(told: SharedCase) -> None:
    row = lodge(told, "appeal")
    assert row.against == "full_order_made"
    assert "In force, appeal pending" in words(fetch(told.worker, "order_detail", told.order))
    decide(row, told.worker, "allowed")
    told.order.refresh_from_db()
    assert (told.order.status, step_of(told.order)["step"]) == ("quashed", "quashed")
    assert "Quashed on appeal." in words(fetch(told.worker, "order_detail", told.order))


def test_r7_only_he_appeals_the_making_and_only_the_force_its_own_refusal(told: SharedCase) -> None:
    with pytest.raises(RuleViolation):
        lodge(told, "appeal", asked_by="chief_officer", asking_force=told.force)
    by_police = {"asked_by": "chief_officer", "asking_force": told.force, "because": "applied"}
    refused = decide(lodge(told, "variation", **by_police), told.worker, "refused")
    with pytest.raises(RuleViolation):
        lodge(told, "appeal", appealed=refused)
    row = lodge(told, "appeal", asked_by="chief_officer", asking_force=told.force, appealed=refused)
    assert (row.against, row.appealed) == ("refused_to_police", refused)
    decide(row, told.worker, "allowed")
    told.order.refresh_from_db()
    assert told.order.ended_at is None


def test_two_who_decide_at_once_get_one_winner_and_a_409_with_the_text_kept(told: SharedCase) -> None:
    row = lodge(told, "discharge")
    decide(row, told.worker, "refused")
    fields = {"outcome": "withdrawn", "version": "1", "reason": "He took it back", **typed("at", timezone.now())}
    response = send(told.worker, "proceeding_decide", row, **fields)
    assert response.status_code == 409
    assert "He took it back" in words(response)
    row.refresh_from_db()
    assert row.outcome == "refused"


# --- Consents -----------------------------------------------------------------------------------------------


def test_f75_a_discharge_waits_for_every_consent(told: SharedCase) -> None:
    row = lodge(told, "discharge")
    for party in ("", "defendant", "chief_officer"):
        if party:
            consent(row, told, party)
        if party != "chief_officer":
            with pytest.raises(RuleViolation, match="consents that are not recorded"):
                decide(row, told.worker, "granted")
    decide(row, told.worker, "granted")
    told.order.refresh_from_db()
    assert told.order.status == "discharged"
    assert not Concern.objects.filter(kind="discharge_early").exists()


def test_f75_a_refusal_is_no_consent_and_a_changed_mind_is_kept_with_its_history(told: SharedCase) -> None:
    row = lodge(told, "discharge")
    consent(row, told, "defendant")
    consent(row, told, "chief_officer", answer="refuses")
    with pytest.raises(RuleViolation):
        decide(row, told.worker, "granted")
    with pytest.raises(ChangedMeanwhile):
        consent(row, told, "chief_officer")
    consent(row, told, "chief_officer", version=1)
    assert row.consents.get(party="chief_officer").history.count() == 2
    decide(row, told.worker, "granted")


def test_f75_a_supervisor_records_it_with_a_reason_and_a_second_person_looks(told: SharedCase) -> None:
    row, supervisor = lodge(told, "discharge"), supervisor_of(told)
    with pytest.raises(RuleViolation) as refusal:
        decide(row, supervisor, "granted")
    assert refusal.value.field == "override"
    with pytest.raises(RuleViolation):
        decide(row, told.worker, "granted", override="The court did it")
    kept = decide(row, supervisor, "granted", override="The court did it")
    assert kept.override_reason == "The court did it"
    concern = Concern.objects.get(kind="discharge_early")
    assert concern.about_id == told.order.public_id
    assert "The court did it" not in str(list(AuditEntry.objects.values_list("detail", flat=True)))


def test_f75_the_step_of_an_order_does_not_go_round_the_consents(told: SharedCase) -> None:
    step = NewStep(step="discharged", at=timezone.now())
    with pytest.raises(RuleViolation):
        record_order_step(told.order, step, Author(told.worker, timezone.now()))
    told.order.refresh_from_db()
    assert told.order.discharged_at is None


def test_f75_the_checklist_says_whose_consent_is_missing(told: SharedCase) -> None:
    row = lodge(told, "discharge")
    page = words(fetch(told.worker, "proceeding_detail", row))
    assert page.count("Missing") == 2
    assert "The chief officer who applied for the order consents." in page
    consent(row, told, "defendant")
    assert words(fetch(told.worker, "proceeding_detail", row)).count("Missing") == 1


# --- Renewal ------------------------------------------------------------------------------------------------


def test_f57_a_task_asks_about_renewal_once_for_each_last_day(told: SharedCase, now: datetime) -> None:
    order = ending(told, 90, today=now)
    assert ask_about_renewals(now=now - DAY) == 0
    assert ask_about_renewals(now=now) == 1
    assert ask_about_renewals(now=now) == 0
    [title] = open_tasks(told, "renewal")
    assert title.startswith("Decide about renewal: Order O2 ends on")
    decide_not_to_renew(order, at=timezone.now(), why="She moved abroad", author=Author(told.worker, timezone.now()))
    assert not open_tasks(told, "renewal")
    assert ask_about_renewals(now=now + 5 * DAY) == 0


def test_r4_5_renewal_is_decided_with_what_happened_since_in_view(told: SharedCase, now: datetime) -> None:
    page = words(fetch(told.worker, "order_renewal", told.order))
    assert "1 breach" in page
    assert address("breach_detail", told.breach) in page
    assert "Risk now" in page
    empty = send(told.worker, "order_renewal", told.order, **typed("at", now))
    assert "Say why it is not renewed." in words(empty)
    done = send(told.worker, "order_renewal", told.order, note="She is safe abroad", **typed("at", now))
    assert done.status_code == 302
    assert step_of(told.order)["step"] == "not_renewing_reviewed"


def test_r4_5_order_page_says_that_it_ends_and_what_follows_if_nobody_applies(told: SharedCase, now: datetime) -> None:
    page = words(fetch(told.worker, "order_detail", ending(told, 60, today=now)))
    assert "It ends in 60 days." in page
    assert "If nobody applies, protection simply ends." in page
    assert "28 days before the end" in page


def test_r4_1_what_the_client_asks_of_the_police_is_recorded_and_awaited(told: SharedCase, now: datetime) -> None:
    new = NewPoliceRequest(force=told.force, wanted="variation", asked_on=local_day(now), words="The lane too")
    row = ask_the_police(told.order, new, by=told.worker, now=now)
    assert any("Will the police apply for variation" in each for each in open_tasks(told, "answer"))
    reply = PoliceReply(answer="will_not", answered_on=local_day(now), answer_words="Not needed")
    answer_police_request(row, reply, version=1, by=told.worker, now=now)
    assert not any("Will the police apply" in each for each in open_tasks(told, "answer"))
    with pytest.raises(ChangedMeanwhile):
        answer_police_request(row, reply, version=1, by=told.worker, now=now)
    barred = NewPoliceRequest(
        force=make_force("civil-nuclear-constabulary"), wanted="renewal", asked_on=local_day(now), words="It too"
    )
    with pytest.raises(RuleViolation):
        ask_the_police(told.order, barred, by=told.worker, now=now)


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
    rests_on = Agreed(local_day(now), GivenHow.PHONE)
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
    assert f"From {first.day} {first:%B %Y} nothing of this order protects her, and no hearing is listed." in page
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
    assert "This force answers for him already." in words(same)
    moved = send(told.worker, "order_force", order, force=make_force("kent").slug, note="", **typed("at", now))
    assert "It sees nothing yet: share the case with it." in said(moved)


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
