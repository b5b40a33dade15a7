"""What the record adds up to over the whole life of an order, and what it refuses: drafting to quashing, law.md 1."""

from __future__ import annotations

import json
from datetime import date
from typing import Final

import pytest

from casework.dates.rules.london_time import local_moment
from orders.orders.rules.standing import conditions_on, doubt, standing
from record.case_state.folding import EventRefused
from record.case_state.state import CaseState
from record.clocks.protection_at import protects_client
from record.events.events import CaseEvent
from record.law.figures import Figure, Law
from record.replay.case_file import read_case_file
from record.replay.replay import replay_events
from record.vocabulary.steps import ApplicationStep, InterimState, OrderOrigin
from tests.orders.histories import (
    Raw,
    breach,
    breach_step,
    case_file,
    full_made,
    interim_made,
    opened,
    order_step,
    protection,
    refused,
    requested,
    requirement,
    step,
)

DAY_1: Final = "2026-06-01T10:00"
DAY_2: Final = "2026-06-02T10:00"
DAY_3: Final = "2026-06-03T10:00"
DAY_4: Final = "2026-06-04T10:00"
NO_CONTACT: Final[Raw] = {"condition": "C1", "kind": "prohibition", "text": "No contact"}


def events(*told: Raw) -> list[CaseEvent]:
    first = [opened("2026-05-01T09:00"), requested("2026-05-01T10:00")]
    return read_case_file(case_file([*first, *told]))[1]


def history(*told: Raw) -> CaseState:
    return replay_events(events(*told)).history


def refusal(*told: Raw) -> str:
    with pytest.raises(EventRefused) as refused_event:
        history(*told)
    return str(refused_event.value)


def made() -> Raw:
    return full_made(DAY_1, conditions=[NO_CONTACT, requirement("C2", "2026-07-01")])


def by_court(**facts: object) -> Raw:
    told: Raw = {
        "at": DAY_1,
        "type": "order_made",
        "order": "O9",
        "application": "A9",
        "kind": "full",
        "conditions": [],
    }
    return {**told, "last_day": None, "origin": "court_on_conviction", "force": "kent", **facts}


def varied(at: str = DAY_2, order: str = "O1", **facts: object) -> Raw:
    return order_step(at, "varied", order, **facts)


def of_protection() -> Raw:
    told = breach(DAY_3)
    return {**{name: value for name, value in told.items() if name != "order"}, "protection": "P1"}


def looked_for() -> Raw:
    told = breach(DAY_2)
    return {**{name: value for name, value in told.items() if name != "order"}, "being_checked": True}


# --- Applications -------------------------------------------------------------------------------------------


def test_r1_2_three_forces_and_the_ground_are_kept_apart() -> None:
    asked = step("2026-05-02T10:00", "requested", "A2", force="kent", defendant_force="essex", area_basis="resides")
    found = history(asked)
    application = found.applications["A2"]
    assert (found.victim_force, application.force, application.defendant_force) == ("west-midlands", "kent", "essex")
    assert application.area_basis == "resides"


@pytest.mark.parametrize(
    ("defendant_force", "refused_for"),
    [("civil-nuclear-constabulary", ""), ("atlantis", "“atlantis” is not a police force that we know.")],
)
def test_r1_1_he_may_live_where_no_force_can_apply_but_nowhere_unknown(defendant_force: str, refused_for: str) -> None:
    told = step("2026-05-02T10:00", "requested", "A2", force="kent", defendant_force=defendant_force)
    assert (refusal(told) if refused_for else "") == refused_for


@pytest.mark.parametrize(
    ("reason", "given", "code"),
    [
        ("bail_considered_enough", None, "bail_considered_enough"),
        ("They say that bail is enough", "bail_considered_enough", "bail_considered_enough"),
        ("They say that bail is enough", None, ""),
    ],
)
def test_reason_is_kept_in_words_and_in_its_code(reason: str, given: str | None, code: str) -> None:
    found = history(step(DAY_1, "declined", reason=reason, reason_code=given, alternatives=["bail", "a warning"]))
    application = found.applications["A1"]
    assert (application.reason, application.reason_code) == (reason, code)
    assert application.alternatives == "bail; a warning"


def test_interim_track_runs_beside_the_stages() -> None:
    sought = step(DAY_1, "interim_applied")
    assert history(sought).applications["A1"].interim is InterimState.APPLIED
    turned_down = history(sought, step(DAY_2, "interim_refused")).applications["A1"]
    assert (turned_down.interim, turned_down.interim_at) == (InterimState.REFUSED, local_moment(DAY_2))
    granted = history(sought, interim_made(DAY_2, "2026-06-30")).applications["A1"]
    assert (granted.interim, granted.status) == (InterimState.GRANTED, ApplicationStep.REQUESTED)


def test_r7_refusal_that_is_appealed_can_still_bring_a_full_order() -> None:
    appeal = [refused(DAY_1), step(DAY_2, "appealed", by="chief officer")]
    waiting = history(*appeal).applications["A1"]
    assert (waiting.status, waiting.is_open, waiting.determined_at) == (
        ApplicationStep.APPEALED,
        False,
        local_moment(DAY_1),
    )
    won = history(*appeal, full_made(DAY_3))
    assert won.applications["A1"].status is ApplicationStep.GRANTED
    assert won.orders["O1"].in_force(local_moment(DAY_3))
    assert "already been decided" in refusal(*appeal, interim_made(DAY_3, "2026-06-30"))
    assert "already been decided" in refusal(*appeal, step(DAY_3, "appeal_dismissed"), full_made(DAY_4))
    assert "already been decided" in refusal(refused(DAY_1), full_made(DAY_3))


def test_dismissed_appeal_asks_for_a_review_anew() -> None:
    appeal = [refused(DAY_1), step(DAY_2, "reviewed"), step(DAY_3, "appealed")]
    assert history(*appeal).applications["A1"].reviewed_at == local_moment(DAY_2)
    assert history(*appeal, step(DAY_4, "appeal_dismissed")).applications["A1"].reviewed_at is None


# --- Orders -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("origin", ["court_on_conviction", "court_on_acquittal"])
def test_order_of_the_court_itself_begins_at_granted(origin: str) -> None:
    found = history(by_court(origin=origin, court="Leeds"))
    application, order = found.applications["A9"], found.orders["O9"]
    assert (application.status, application.origin) == (ApplicationStep.GRANTED, OrderOrigin(origin))
    assert application.requested_at == application.determined_at == local_moment(DAY_1)
    assert (order.force, order.court) == ("kent", "Leeds")
    assert found.applications["A1"].is_open


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"application": "A1"}, "Application “A1” is in the record already."),
        ({"kind": "interim", "last_day": "2026-06-30"}, "only made on an application by the police"),
        ({"force": "civil-nuclear-constabulary"}, "This force cannot apply"),
        ({"last_day": "2027-06-01"}, "at least two years"),
    ],
)
def test_order_of_the_court_itself_is_refused_where_it_makes_no_sense(facts: Raw, sentence: str) -> None:
    assert sentence in refusal(by_court(**facts))


def test_r3_2_two_years_are_the_floor_that_holds_where_it_is_told() -> None:
    """The figure of the law is one of the organisation's; it has changed in no file that was told before."""
    eighteen_months = full_made(DAY_1, "2027-12-31")
    assert "at least two years: its last day is 31 May 2028 or later" in refusal(eighteen_months)
    one_year = Law([Figure(key="floor_years", words="", value="1", source="", valid_from=date(2026, 1, 1))])
    assert replay_events(events(eighteen_months), one_year).history.orders["O1"].last_day == date(2027, 12, 31)
    with pytest.raises(EventRefused, match="at least one year: its last day is 31 May 2027 or later"):
        replay_events(events(full_made(DAY_1, "2026-12-31")), one_year)


@pytest.mark.parametrize(
    ("fixed_end", "decided", "ends"),
    [
        ("2026-06-30", "2026-06-12T12:00", "2026-06-12T12:00"),
        ("2026-06-10", "2026-06-12T12:00", "2026-06-11T00:00"),
        ("2026-06-30", None, "2026-07-01T00:00"),
    ],
)
@pytest.mark.parametrize("ending", ["refused", "withdrawn", "superseded"])
def test_r5_3_interim_order_ends_with_its_days_or_the_main_decision(
    fixed_end: str, decided: str | None, ends: str, ending: str
) -> None:
    decision = [step(decided, ending, reason="other")] if decided else []
    assert history(interim_made(DAY_1, fixed_end), *decision).orders["O1"].ends_at == local_moment(ends)


def test_variation_adds_conditions_from_its_day_and_takes_others_out() -> None:
    new = {"condition": "C3", "kind": "prohibition", "text": "Not within 100 metres", "locality": "Leeds"}
    found = history(made(), varied("2026-06-10T14:00", conditions=[new], ended=["C1"])).orders["O1"]
    on = {"2026-06-09T12:00": ["C1", "C2"], "2026-06-10T13:00": ["C1", "C2", "C3"], "2026-06-10T14:00": ["C2", "C3"]}
    for moment, labels in on.items():
        assert [each.label for each in conditions_on(found, local_moment(moment))] == labels
    assert found.conditions["C3"].first_day == date(2026, 6, 10)


def test_r3_3_condition_binds_in_its_own_days_within_the_orders() -> None:
    own = {**NO_CONTACT, "first_day": "2026-06-05", "last_day": "2026-06-07"}
    found = history(full_made(DAY_1, conditions=[own])).orders["O1"]
    on = {"2026-06-04T23:59:59": 0, "2026-06-05T00:00": 1, "2026-06-07T23:59:59": 1, "2026-06-08T00:00": 0}
    assert {moment: len(conditions_on(found, local_moment(moment))) for moment in on} == on


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ([varied(ended=["C9"])], "no condition “C9” that could end"),
        ([varied(ended=["C1"]), varied(DAY_3, ended=["C1"])], "no condition “C1” that could end"),
        ([varied(conditions=[NO_CONTACT])], "Condition “C1” is in the record already."),
        ([varied(conditions=[{**NO_CONTACT, "condition": "C3", "first_day": "2026-06-01"}])], "cannot hold before"),
        ([order_step(DAY_2, "discharged"), varied(DAY_3, ended=["C1"])], "has ended; it cannot be varied"),
        ([order_step(DAY_2, "quashed"), varied(DAY_3, ended=["C1"])], "has ended; it cannot be varied"),
        ([order_step(DAY_2, "quashed"), order_step(DAY_3, "renewed")], "has been quashed"),
        ([order_step(DAY_2, "quashed"), order_step(DAY_3, "discharged")], "has been quashed"),
        ([order_step(DAY_2, "quashed"), order_step(DAY_3, "quashed")], "This is already so"),
        ([order_step(DAY_2, "register_ended")], "cannot come before “Order served”"),
        ([order_step(DAY_2, "served"), order_step(DAY_3, "register_ended")], "nothing ends"),
        ([order_step(DAY_2, "served", register=True), order_step(DAY_3, "notified")], "this order asks for nothing"),
        ([order_step(DAY_2, "force_changed", force="west-midlands")], "answers for the order already"),
        ([order_step(DAY_2, "force_changed", force="civil-nuclear-constabulary")], "cannot apply"),
    ],
    ids=json.dumps,
)
def test_step_of_an_order_that_makes_no_sense_is_refused(told: list[Raw], sentence: str) -> None:
    assert sentence in refusal(made(), *told)


def test_quashed_order_binds_no_more_and_says_why() -> None:
    order = history(made(), order_step(DAY_2, "served"), order_step(DAY_3, "quashed")).orders["O1"]
    assert not order.in_force(local_moment(DAY_3))
    assert standing(order, local_moment(DAY_4)) == "Not in force: quashed on appeal on 3 June 2026."
    assert "it happened after the order ended." in doubt(order, local_moment(DAY_4))


# --- Other protection ---------------------------------------------------------------------------------------


def ended(last_day: str, at: str = DAY_2, label: str = "P1") -> Raw:
    return {"at": at, "type": "protection_ended", "protection": label, "last_day": last_day}


UNKNOWN: Final = full_made(DAY_1, "unknown")


def found(at: str = DAY_3, last_day: str | None = "2028-06-01") -> Raw:
    return order_step(at, "last_day_found", last_day=last_day)


def test_last_day_that_was_found_out_counts_from_then_on() -> None:
    before, after = history(UNKNOWN).orders["O1"], history(UNKNOWN, found()).orders["O1"]
    assert (before.last_day, before.last_day_known, before.ends_at) == (None, False, None)
    assert (after.last_day, after.last_day_known) == (date(2028, 6, 1), True)
    without_end = history(UNKNOWN, found(last_day=None)).orders["O1"]
    assert (without_end.last_day, without_end.last_day_known) == (None, True)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ([made(), found()], "is in the record already"),
        ([UNKNOWN, found(), found(DAY_4)], "is in the record already"),
        ([UNKNOWN, found(last_day="2027-06-01")], "A full order lasts at least two years"),
        ([interim_made(DAY_1, "unknown"), found(last_day=None)], "An interim order is for a fixed period"),
        ([interim_made(DAY_1, "unknown"), found(last_day="2026-05-31")], "ends before it is made"),
        ([found()], "There is no order “O1”"),
    ],
)
def test_last_day_is_found_out_once_and_must_make_sense(told: list[Raw], sentence: str) -> None:
    assert sentence in refusal(*told)


def test_unknown_last_day_of_other_protection_is_found_out_once() -> None:
    bail = protection(DAY_1, "2026-06-01", "unknown")
    out: Raw = {"at": DAY_3, "type": "protection_last_day_found", "protection": "P1", "last_day": "2026-06-03"}
    assert history(bail).protections["P1"].last_day_known is False
    assert history(bail, out).protections["P1"].last_day == date(2026, 6, 3)
    assert history(bail, ended("2026-06-03")).protections["P1"].last_day_known
    assert "is in the record already" in refusal(bail, out, {**out, "at": DAY_4})
    assert "ends before it begins" in refusal(bail, {**out, "last_day": "2026-05-31"})


def test_f60_bail_protects_until_it_is_known_to_end_earlier() -> None:
    bail = protection(DAY_1, "2026-06-01", "2026-06-30")
    assert protects_client(history(bail), local_moment(DAY_4)).is_in_force
    assert not protects_client(history(bail, ended("2026-06-03")), local_moment(DAY_4)).is_in_force
    assert protects_client(history(bail, ended("2026-06-04")), local_moment(DAY_4)).is_in_force


def test_other_protection_is_numbered_as_the_file_tells_it() -> None:
    found = history(protection(DAY_2, "2026-06-02", None, "injunction"), protection(DAY_1, "2026-06-01", None))
    assert {label: each.kind for label, each in found.protections.items()} == {
        "P1": "injunction",
        "P2": "bail_conditions",
    }


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ([ended("2026-06-03", label="P2")], "There is no protection “P2”"),
        ([ended("2026-05-31")], "ends before it begins"),
        ([ended("2026-07-01")], "It was to end before that day."),
        ([ended("2026-06-03"), ended("2026-06-02", at=DAY_3)], "in the record already"),
        ([{**protection(DAY_2, "2026-06-01", None), "protection": "P1"}], "“P1” is in the record already"),
        ([{**protection(DAY_2, "2026-06-01", None), "force": "atlantis"}], "not a police force that we know"),
    ],
    ids=json.dumps,
)
def test_other_protection_that_makes_no_sense_is_refused(told: list[Raw], sentence: str) -> None:
    bail = {**protection(DAY_1, "2026-06-01", "2026-06-30"), "protection": "P1"}
    assert sentence in refusal(bail, *told)


# --- Breaches -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "force"),
    [
        ([made(), breach(DAY_3)], "west-midlands"),
        ([made(), order_step(DAY_2, "force_changed", force="kent"), breach(DAY_3)], "kent"),
        ([{**protection(DAY_1, "2026-06-01", None), "force": "essex"}, of_protection()], "essex"),
        ([protection(DAY_1, "2026-06-01", None), of_protection()], "west-midlands"),
        ([looked_for()], "west-midlands"),
    ],
    ids=json.dumps,
)
def test_breach_is_for_the_force_that_answers_for_him_then(told: list[Raw], force: str) -> None:
    assert history(*told).breaches["B1"].force == force


@pytest.mark.parametrize(
    ("steps", "copied_to"),
    [
        ([], "kent"),
        (["reported_to_police", "arrested"], "kent"),
        (["reported_to_police", "charged"], ""),
        (["reported_to_police", "out_of_court"], ""),
        (["reported_to_police", "no_further_action"], ""),
        (["not_reported_reviewed"], ""),
        (["not_pursued"], ""),
    ],
)
def test_open_breach_stays_with_the_old_force_and_is_copied_to_the_new(steps: list[str], copied_to: str) -> None:
    """«Order's force changes while an alert is open → alert stays with old, copied to new.»"""
    more: dict[str, Raw] = {"out_of_court": {"disposal": "caution"}, "not_pursued": {"reason": "she asked"}}
    done = [{**breach_step(DAY_3, each), **more.get(each, {})} for each in steps]
    moved = order_step(DAY_4, "force_changed", force="kent")
    found = history(made(), breach(DAY_2), *done, moved)
    assert (found.breaches["B1"].force, found.breaches["B1"].copied_to) == ("west-midlands", copied_to)
    back = order_step("2026-06-05T10:00", "force_changed", force="west-midlands")
    assert history(made(), breach(DAY_2), *done, moved, back).breaches["B1"].copied_to == ""


def test_breach_of_what_is_looked_for_is_settled_by_finding_it() -> None:
    found_out = {**breach_step(DAY_3, "order_identified"), "order": "O1", "condition": "C1"}
    found = history(made(), looked_for(), found_out).breaches["B1"]
    assert (found.order, found.condition, found.being_checked) == ("O1", "C1", False)
    again = {**breach_step(DAY_4, "order_identified"), "order": "O1"}
    assert "in the record already of what this is a breach" in refusal(made(), looked_for(), found_out, again)
    unknown = {**found_out, "order": "O7"}
    assert "There is no order “O7”" in refusal(looked_for(), {**unknown, "condition": None})
    assert "no condition “C7”" in refusal(made(), looked_for(), {**found_out, "condition": "C7"})


def test_f31_what_the_police_and_the_court_made_of_it_stays_with_the_breach() -> None:
    found = history(
        made(),
        breach(DAY_2),
        {**breach_step(DAY_3, "reported_to_police"), "channel": "101", "reference": "CAD 7"},
        {**breach_step(DAY_3, "crime_recorded"), "recorded_as": "harassment"},
        {**breach_step(DAY_3, "charged"), "offence": "H20164"},
        {**breach_step(DAY_4, "court_outcome"), "result": "convicted", "sentence": "twelve weeks"},
    ).breaches["B1"]
    assert (found.reference, found.recorded_as) == ("20/INVENTED/26", "harassment")
    assert (found.court_result, found.sentence) == ("convicted", "twelve weeks")


@pytest.mark.parametrize("known", ["learned", "looked for", "of bail"])
def test_f22_threat_raises_the_level_whatever_was_broken(known: str) -> None:
    threat = {"behaviours": ["THR-01"]}
    told = {
        "learned": [made(), {**breach(DAY_2), **threat}],
        "looked for": [{**looked_for(), **threat}],
        "of bail": [protection(DAY_1, "2026-06-01", None), {**of_protection(), **threat}],
    }
    assert history(*told[known]).level == "very_high"


def test_versions_count_what_is_about_each_thing() -> None:
    found = history(
        step(DAY_1, "lodged"),
        made(),
        order_step(DAY_2, "served"),
        breach(DAY_3),
        breach_step(DAY_3, "reported_to_police"),
    )
    assert found.applications["A1"].version == 3
    assert found.orders["O1"].version == 2
    assert found.breaches["B1"].version == 2
