"""The later life of an order: what a court is asked and decides, consents, renewal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.concerns.models import Concern
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import RowChangedSince
from orders.applications.services.steps import NewApplicationStep
from orders.orders.services.making import record_order_step
from orders.proceedings.models import Proceeding
from orders.proceedings.services.outcomes import AddedCondition
from orders.proceedings.services.proceedings import keep_view
from orders.renewals.services.renewals import (
    NewPoliceRequest,
    PoliceReply,
    answer_police_request,
    ask_about_renewals,
    ask_the_police,
    decide_not_to_renew,
)
from record.authors import Author
from tests.factories import make_force
from tests.orders.acting import address, fetch, send, typed, words
from tests.orders.later_life import DAY, consent, decide, ending, lodge, open_tasks, step_of, supervisor_of
from tests.shared_case import SharedCase, live_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def now() -> datetime:
    return timezone.now()


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
    with pytest.raises(RowChangedSince):
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
    with pytest.raises(RowChangedSince):
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
    step = NewApplicationStep(step="discharged", at=timezone.now())
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
    with pytest.raises(RowChangedSince):
        answer_police_request(row, reply, version=1, by=told.worker, now=now)
    barred = NewPoliceRequest(
        force=make_force("civil-nuclear-constabulary"), wanted="renewal", asked_on=local_day(now), words="It too"
    )
    with pytest.raises(RuleViolation):
        ask_the_police(told.order, barred, by=told.worker, now=now)
