"""The clocks over the whole life of an order: what the newer steps start, answer and leave alone.

June 2026 begins on a Monday and has no bank holiday: N working days from Mon 1 are over at 00:00 of 1 Wed 3, 2 Thu 4,
3 Fri 5, 5 Tue 9 June.
"""

from __future__ import annotations

from typing import Final

import pytest

from tests.orders.histories import (
    Raw,
    acknowledged,
    breach,
    breach_step,
    flags,
    full_made,
    interim_made,
    opened,
    order_step,
    protection,
    refused,
    requested,
    requirement,
    reviewed,
    step,
)

MONDAY: Final = "2026-06-01T10:00"
TUESDAY: Final = "2026-06-02T10:00"
FRIDAY: Final = "2026-06-05T10:00"
LATER: Final = "2026-07-01T00:00"


def case(*events: Raw, risk: str = "high") -> list[Raw]:
    return [opened("2026-06-01T09:00", risk), requested(MONDAY), *events]


def running(events: list[Raw], *rules: str) -> set[str]:
    """The rules of which a flag is open in the end."""
    return {line.split()[0] for line in flags(events, LATER, *rules) if line.endswith("open")}


# --- The way ------------------------------------------------------------------------------------------------


def test_police_who_consider_it_have_decided_nothing() -> None:
    considered = case(acknowledged(TUESDAY), step("2026-06-03T10:00", "under_consideration"))
    assert flags(considered, LATER, "T1", "T2") == flags(case(acknowledged(TUESDAY)), LATER, "T1", "T2")
    assert running(considered, "T2") == {"T2"}


@pytest.mark.parametrize("asked", [["provider_asked"], ["provider_asked", "conditions_agreed"]])
def test_draft_agreed_without_the_client_leaves_her_waiting(asked: list[str]) -> None:
    """T3 asks that the draft is put to her; a provider's answer is none of hers, but the police have decided."""
    found = case(*(step(f"2026-06-0{day}T10:00", name) for day, name in enumerate(asked, start=2)))
    assert running([*found[:2], step(MONDAY, "decided_to_apply"), *found[2:]], "T1", "T2", "T3", "T4") == {"T3"}
    assert running(found, "T1", "T2") == set()


@pytest.mark.parametrize(
    "then", [[], ["provider_asked"], ["provider_asked", "conditions_agreed"], ["conditions_agreed"]]
)
def test_signature_is_waited_for_from_the_day_the_client_was_asked(then: list[str]) -> None:
    drafted = [step("2026-06-02T10:00", "conditions_put_to_victim")]
    drafted += [step(f"2026-06-0{day}T10:00", name) for day, name in enumerate(then, start=3)]
    assert flags(case(*drafted), LATER, "T3", "T4") == [
        "T4 A1 amber 2026-06-04 00:00 .. open",
        "T4 A1 red 2026-06-05 00:00 .. open",
    ]


@pytest.mark.parametrize("name", ["under_consideration", "provider_asked"])
def test_every_new_stage_breaks_the_silence(name: str) -> None:
    heard = case(acknowledged(MONDAY), step(FRIDAY, name))
    assert flags(heard, "2026-06-12T00:00", "T17") == []


# --- The end of a request -----------------------------------------------------------------------------------


def test_f56_superseded_request_asks_for_a_review_like_one_withdrawn() -> None:
    withdrawn, superseded = (case(step(MONDAY, name, reason="other")) for name in ("withdrawn", "superseded"))
    assert flags(superseded, LATER) == flags(withdrawn, LATER)
    assert running(superseded) == {"T18"}


def test_appeal_leaves_the_review_of_the_refusal_due_and_a_dismissed_one_asks_anew() -> None:
    appealed = case(refused(MONDAY), step(TUESDAY, "appealed"))
    assert running(appealed) == {"T17", "T18", "T19"}
    looked_at = case(refused(MONDAY), step(MONDAY, "reviewed"), step(TUESDAY, "appealed"))
    assert running(looked_at) == {"T17", "T19"}
    assert flags([*looked_at, step(FRIDAY, "appeal_dismissed")], LATER) == [
        "T18 A1 amber 2026-06-09 00:00 .. open",
        "T18 A1 red 2026-06-10 00:00 .. open",
    ]


def test_appeal_is_heard_of_like_an_open_application() -> None:
    """Appealed Tue 2 June: 5 working days are over with Tue 9, 7 with Thu 11; looked at again on Wed 10."""
    appealed = case(refused(MONDAY), step(TUESDAY, "appealed"))
    heard = step("2026-06-10T10:00", "reviewed")
    assert flags([*appealed, heard], "2026-06-17T00:00", "T17") == ["T17 A1 amber 2026-06-10 00:00 .. 2026-06-10 10:00"]
    dismissed = step("2026-06-10T10:00", "appeal_dismissed")
    assert flags([*appealed, dismissed], LATER, "T17") == ["T17 A1 amber 2026-06-10 00:00 .. 2026-06-10 10:00"]


@pytest.mark.parametrize("name", ["discharged", "quashed"])
def test_order_that_a_court_ends_asks_for_a_review(name: str) -> None:
    """Ended Tue 2 June: 1 = Wed 3, 2 = Thu 4. The review of its application answers; an interim order asks for none."""
    ended = case(full_made(MONDAY), order_step(TUESDAY, name))
    assert flags(ended, LATER, "T18") == [
        "T18 O1 amber 2026-06-04 00:00 .. open",
        "T18 O1 red 2026-06-05 00:00 .. open",
    ]
    looked_at = [*ended, step("2026-06-04T09:00", "reviewed")]
    assert flags(looked_at, LATER, "T18") == ["T18 O1 amber 2026-06-04 00:00 .. 2026-06-04 09:00"]
    assert flags(case(interim_made(MONDAY, "2026-06-30"), order_step(TUESDAY, name)), LATER, "T18") == []


def test_order_made_on_appeal_answers_the_review_and_is_watched_like_any() -> None:
    won = case(refused(MONDAY), step(TUESDAY, "appealed"), full_made("2026-06-02T12:00"))
    assert running(won) == {"T11", "T12"}


def test_order_of_the_court_itself_is_watched_and_ends_the_wait_for_one() -> None:
    court: Raw = {"at": TUESDAY, "type": "order_made", "order": "O9", "application": "A9", "kind": "full"}
    made = {**court, "last_day": "2028-06-30", "conditions": [], "origin": "court_on_conviction", "force": "kent"}
    alone = [opened("2026-06-01T09:00"), made]
    assert running(alone) == {"T11", "T12"}
    assert flags(alone, "2028-04-30T00:00", "T16") == ["T16 O9 amber 2028-04-01 00:00 .. open"]
    # The request of the police stays open: its own stages go on, but she has an order now (T19, T20).
    assert running(case(made), "T1", "T17", "T19", "T20") == {"T1", "T17"}
    assert (
        flags([opened("2026-06-01T09:00"), made], "2028-05-01T00:00", "T16")[0]
        == "T16 O9 amber 2028-04-01 00:00 .. open"
    )


# --- Notification -------------------------------------------------------------------------------------------


def served(*more: Raw, register: bool | None = None) -> list[Raw]:
    return case(full_made(MONDAY), order_step(TUESDAY, "served", register=register), *more)


def test_r9_4_no_notification_while_he_is_on_the_register() -> None:
    assert flags(served(), LATER, "T13") == ["T13 O1 red 2026-06-05 00:00 .. open"]
    assert flags(served(register=False), LATER, "T13") == ["T13 O1 red 2026-06-05 00:00 .. open"]
    assert flags(served(register=True), LATER, "T13") == []


def test_r9_4_notification_is_due_within_three_days_of_leaving_the_register() -> None:
    """Left on Fri 5 June, which is day one: over at the end of Sunday the 7th."""
    left = served(order_step(FRIDAY, "register_ended"), register=True)
    assert flags(left, LATER, "T13") == ["T13 O1 red 2026-06-08 00:00 .. open"]
    assert flags([*left, order_step("2026-06-07T23:59", "notified")], LATER, "T13") == []


def test_r9_4_nothing_is_due_once_the_order_is_over() -> None:
    over = served(order_step("2026-06-03T10:00", "discharged"), order_step(FRIDAY, "register_ended"), register=True)
    assert flags(over, LATER, "T13") == []


def test_f74_r9_2_full_order_replacing_an_interim_one_creates_no_new_duty() -> None:
    interim = [interim_made(MONDAY, "2026-06-30"), order_step(MONDAY, "served"), order_step(TUESDAY, "notified")]
    full = [full_made("2026-06-03T10:00", order="O2"), order_step("2026-06-03T12:00", "served", "O2")]
    assert flags(case(*interim, *full), LATER, "T13") == []


def test_r9_2_r9_4_interim_order_under_which_he_had_not_to_notify_spares_him_nothing() -> None:
    interim = [interim_made(MONDAY, "2026-06-30"), order_step(MONDAY, "served", register=True)]
    full = [full_made("2026-06-03T10:00", order="O2"), order_step("2026-06-03T12:00", "served", "O2")]
    assert flags(case(*interim, *full), LATER, "T13") == ["T13 O2 red 2026-06-06 00:00 .. open"]


# --- Conditions and the end of an order ---------------------------------------------------------------------


def attending(*more: Raw) -> list[Raw]:
    return case(full_made(MONDAY, conditions=[requirement("C1", "2026-06-08")]), *more)


def test_f16_requirement_that_a_variation_adds_is_watched() -> None:
    new = order_step(TUESDAY, "varied", conditions=[requirement("C2", "2026-06-08")])
    assert flags(attending(new), LATER, "T14") == [
        "T14 C1 amber 2026-06-12 00:00 .. open",
        "T14 C2 amber 2026-06-12 00:00 .. open",
        "T14 C1 red 2026-06-16 00:00 .. open",
        "T14 C2 red 2026-06-16 00:00 .. open",
    ]


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (TUESDAY, []),
        ("2026-06-12T10:00", ["T14 C1 amber 2026-06-12 00:00 .. 2026-06-12 10:00"]),
    ],
)
def test_requirement_that_a_variation_ends_is_watched_no_more(at: str, told: list[str]) -> None:
    ended = order_step(at, "varied", ended=["C1"])
    assert flags(attending(ended), LATER, "T14") == told
    renewed = order_step("2026-06-15T10:00", "renewed")
    assert flags(attending(ended, renewed), LATER, "T14") == told


def test_quashed_order_stops_what_a_discharge_stops() -> None:
    ends = [attending(order_step(TUESDAY, name)) for name in ("discharged", "quashed")]
    rules = ("T14", "T15", "T16")
    assert flags(ends[0], "2028-07-01T00:00", *rules) == flags(ends[1], "2028-07-01T00:00", *rules) == []


# --- Breaches -----------------------------------------------------------------------------------------------

REPORTED: Final = breach_step("2026-06-02T11:00", "reported_to_police")


def broken(*steps: Raw) -> list[Raw]:
    return case(full_made(MONDAY), breach(TUESDAY), *steps)


ALL: Final = tuple(f"B{number}" for number in range(1, 10))


@pytest.mark.parametrize("of", ["protection", "being_checked"])
def test_breach_of_other_protection_or_of_nothing_known_is_watched_like_one_of_an_order(of: str) -> None:
    plain = {name: value for name, value in breach(TUESDAY).items() if name != "order"}
    told = {**plain, of: "P1" if of == "protection" else True}
    bail = protection(MONDAY, "2026-06-01", None)
    assert flags(case(bail, told, REPORTED), LATER, *ALL) == flags(broken(REPORTED), LATER, *ALL)


def test_finding_out_what_was_broken_answers_nothing() -> None:
    plain = {name: value for name, value in breach(TUESDAY).items() if name != "order"}
    looked_for = case(full_made(MONDAY), {**plain, "being_checked": True}, REPORTED)
    found_out = {**breach_step("2026-06-02T12:00", "order_identified"), "order": "O1"}
    assert flags([*looked_for, found_out], LATER, *ALL) == flags(looked_for, LATER, *ALL)


def test_dealt_with_out_of_court_answers_what_a_charge_answers() -> None:
    told = [REPORTED, breach_step("2026-06-02T12:00", "arrested")]
    caution = {**breach_step("2026-06-02T13:00", "out_of_court"), "disposal": "caution"}
    charge = breach_step("2026-06-02T13:00", "charged")
    assert flags(broken(*told, caution), LATER, *ALL) == flags(broken(*told, charge), LATER, *ALL)
    assert running(broken(*told, charge), *ALL) == {"B2", "B3", "B6", "B7"}


def not_pursued(at: str = "2026-06-02T13:00") -> Raw:
    return {**breach_step(at, "not_pursued"), "reason": "she asked for it"}


@pytest.mark.parametrize(
    "steps",
    [
        [],
        ["reported_to_police"],
        ["reported_to_police", "arrested"],
        ["reported_to_police", "no_further_action"],
        ["reported_to_police", "interviewed", "bail_update"],
    ],
)
def test_what_is_not_pursued_waits_for_nothing_but_a_look_at_the_risk(steps: list[str]) -> None:
    told = [breach_step(f"2026-06-02T1{hour}:30", name) for hour, name in enumerate(steps)]
    assert running(broken(*told, not_pursued()), *ALL) == {"B7"}
    assert running(broken(*told, not_pursued(), reviewed("2026-06-02T15:00", "high")), *ALL) == set()


def test_f23_warrant_that_is_out_goes_on_though_the_breach_is_not_pursued() -> None:
    warrant = [REPORTED, breach_step("2026-06-02T12:00", "warrant_issued")]
    assert running(broken(*warrant, not_pursued()), *ALL) == {"B5", "B7"}
    done = breach_step("2026-06-02T14:00", "warrant_executed")
    assert running(broken(*warrant, not_pursued(), done), *ALL) == {"B7"}


@pytest.mark.parametrize("name", ["review_requested", "court_outcome"])
def test_what_follows_a_decision_answers_no_clock(name: str) -> None:
    decided = {"review_requested": "no_further_action", "court_outcome": "charged"}[name]
    told = [REPORTED, breach_step("2026-06-02T12:00", decided)]
    more = {"result": "convicted"} if name == "court_outcome" else {}
    after = {**breach_step("2026-06-02T13:00", name), **more}
    assert flags(broken(*told, after), LATER, *ALL) == flags(broken(*told), LATER, *ALL)
