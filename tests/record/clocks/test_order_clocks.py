"""The clocks of an order once it is made: served, told, notified, requirements, expiry (T11 to T14, T16).

June 2026 begins on a Monday and has no bank holiday: N working days from Mon 1 are over at 00:00 of 1 Wed 3, 2 Thu 4,
3 Fri 5, 5 Tue 9 June.
"""

from __future__ import annotations

from typing import Final

import pytest

from tests.orders.histories import (
    Raw,
    flags,
    full_made,
    interim_made,
    ladder,
    opened,
    order_step,
    refused,
    requested,
    requirement,
)

MONDAY: Final = "2026-06-01T10:00"
LATER: Final = "2026-08-28T00:00"


def case(*events: Raw, risk: str = "high") -> list[Raw]:
    return [opened("2024-02-26T09:00", risk), requested("2024-02-26T10:00"), *events]


@pytest.mark.parametrize("made", [full_made(MONDAY), interim_made(MONDAY, "2026-12-31")], ids=["full", "interim"])
@pytest.mark.parametrize(
    ("rule", "risk", "amber", "red"),
    [
        ("T11", "very_high", "2026-06-03", "2026-06-04"),
        ("T11", "high", "2026-06-03", "2026-06-04"),
        ("T11", "medium", "2026-06-03", "2026-06-04"),
        ("T11", "standard", "2026-06-04", "2026-06-05"),
        ("T12", "very_high", "2026-06-03", "2026-06-04"),
        ("T12", "high", "2026-06-03", "2026-06-04"),
        ("T12", "medium", "2026-06-03", "2026-06-04"),
        ("T12", "standard", "2026-06-04", "2026-06-09"),
    ],
)
def test_order_is_served_and_told_in_time(made: Raw, rule: str, risk: str, amber: str, red: str) -> None:
    assert flags(case(made, risk=risk), LATER, rule) == [
        f"{rule} O1 amber {amber} 00:00 .. open",
        f"{rule} O1 red {red} 00:00 .. open",
    ]


@pytest.mark.parametrize(
    ("rule", "answer", "other"), [("T11", "served", "victim_told"), ("T12", "victim_told", "served")]
)
def test_service_and_telling_each_answer_their_own_clock(rule: str, answer: str, other: str) -> None:
    assert flags(case(full_made(MONDAY), order_step("2026-06-03T00:00", answer)), LATER, rule) == []
    assert flags(case(full_made(MONDAY), order_step("2026-06-03T00:01", answer)), LATER, rule) == [
        f"{rule} O1 amber 2026-06-03 00:00 .. 2026-06-03 00:01"
    ]
    assert len(flags(case(full_made(MONDAY), order_step("2026-06-02T12:00", other)), LATER, rule)) == 2


@pytest.mark.parametrize("risk", ["standard", "medium", "high", "very_high"])
def test_notification_is_over_at_the_end_of_the_third_day(risk: str) -> None:
    """Served Fri 1 March 2024: 1, 2, 3; over on Mon 4 at 00:00. Then Tue 5 and Wed 6 are over, and so on."""
    events = case(full_made("2024-02-29T12:00"), order_step("2024-03-01T18:00", "served"), risk=risk)
    assert flags(events, "2024-04-01T00:00", "T13") == ["T13 O1 red 2024-03-04 00:00 .. open"]
    assert ladder(events, "2024-04-01T00:00", "T13") == [
        "1 2024-03-04 00:00",
        "1.5 2024-03-07 00:00",
        "2 2024-03-09 00:00",
        "3 2024-03-13 00:00",
    ]


@pytest.mark.parametrize(("at", "late"), [("2026-06-04T00:00", False), ("2026-06-04T00:00:01", True)])
def test_notification_on_the_third_day_is_in_time(at: str, late: bool) -> None:
    """Served Mon 1 June: 1, 2 and 3 June."""
    events = case(full_made(MONDAY), order_step("2026-06-01T15:00", "served"), order_step(at, "notified"))
    assert bool(flags(events, LATER, "T13")) is late


def test_three_days_over_a_clock_change_end_at_local_midnight() -> None:
    """Served Fri 27 March 2026; BST since Sun 29: asked on Mon 30 at 00:00."""
    events = case(full_made("2026-03-27T10:00"), order_step("2026-03-27T15:00", "served"))
    assert flags(events, "2026-03-30T12:00", "T13") == ["T13 O1 red 2026-03-30 00:00 .. open"]


def test_full_order_after_a_served_interim_order_asks_for_no_second_notification() -> None:
    events = case(
        interim_made(MONDAY, "2026-12-31"),
        order_step("2026-06-01T15:00", "served"),
        order_step("2026-06-02T15:00", "notified"),
        full_made("2026-06-15T10:00", order="O2"),
        order_step("2026-06-15T15:00", "served", "O2"),
    )
    assert flags(events, LATER, "T13") == []


def test_full_order_after_an_interim_order_that_was_never_served_does() -> None:
    """Served Mon 15 June: 15, 16, 17."""
    events = case(
        interim_made(MONDAY, "2026-12-31"),
        full_made("2026-06-15T10:00", order="O2"),
        order_step("2026-06-15T15:00", "served", "O2"),
    )
    assert flags(events, LATER, "T13") == ["T13 O2 red 2026-06-18 00:00 .. open"]


def test_full_order_after_a_served_interim_order_of_another_application_does() -> None:
    events = case(
        interim_made(MONDAY, "2026-12-31"),
        order_step("2026-06-01T15:00", "served"),
        order_step("2026-06-02T15:00", "notified"),
        refused("2026-06-10T10:00"),
        requested("2026-06-11T10:00", "A2"),
        full_made("2026-06-15T10:00", order="O2", application="A2"),
        order_step("2026-06-15T15:00", "served", "O2"),
    )
    assert flags(events, LATER, "T13") == ["T13 O2 red 2026-06-18 00:00 .. open"]


# Made and served on Mon 1 June: T11 and T12 amber Wed 3, red Thu 4; T13 over with Wed 3.
DUTIES: Final = [
    "T11 O1 amber 2026-06-03 00:00",
    "T12 O1 amber 2026-06-03 00:00",
    "T11 O1 red 2026-06-04 00:00",
    "T12 O1 red 2026-06-04 00:00",
]


@pytest.mark.parametrize(
    ("made", "ended", "closed"),
    [
        (interim_made(MONDAY, "2026-06-08"), [], "2026-06-09 00:00"),
        (interim_made(MONDAY, "2026-12-31"), [order_step("2026-06-08T12:00", "discharged")], "2026-06-08 12:00"),
        (interim_made(MONDAY, "2026-12-31"), [order_step("2026-06-08T12:00", "quashed")], "2026-06-08 12:00"),
        (interim_made(MONDAY, "2026-12-31"), [refused("2026-06-08T12:00")], "2026-06-08 12:00"),
        (full_made(MONDAY), [order_step("2026-06-08T12:00", "discharged")], "2026-06-08 12:00"),
        (
            interim_made(MONDAY, "2026-06-08"),
            [order_step("2026-06-09T12:00", "renewed", last_day="2026-12-31")],
            "2026-06-09 00:00",
        ),
    ],
    ids=["runs out", "discharged", "quashed", "determined", "full", "renewed after its end"],
)
def test_service_telling_and_notification_end_with_the_order(made: Raw, ended: list[Raw], closed: str) -> None:
    assert flags(case(made, *ended), LATER, "T11", "T12") == [f"{each} .. {closed}" for each in DUTIES]
    served = case(made, order_step(MONDAY, "served"), *ended)
    assert flags(served, LATER, "T13") == [f"T13 O1 red 2026-06-04 00:00 .. {closed}"]


def test_order_renewed_in_time_goes_on_unserved() -> None:
    events = case(interim_made(MONDAY, "2026-06-08"), order_step("2026-06-08T12:00", "renewed", last_day="2026-12-31"))
    assert flags(events, LATER, "T11", "T12") == [f"{each} .. open" for each in DUTIES]


def test_service_after_the_end_begins_no_duty_to_notify() -> None:
    events = case(interim_made(MONDAY, "2026-06-08"), order_step("2026-06-09T00:00", "served"))
    assert flags(events, LATER, "T13") == []
    assert flags(case(interim_made(MONDAY, "2026-06-08"), order_step("2026-06-08T23:59", "served")), LATER, "T13") == []
    in_force = case(interim_made(MONDAY, "2026-06-08"), order_step("2026-06-05T10:00", "served"))
    assert flags(in_force, LATER, "T13") == ["T13 O1 red 2026-06-08 00:00 .. 2026-06-09 00:00"]


FULL: Final = full_made("2026-06-10T12:00", order="O2")
FULL_SERVED: Final = order_step("2026-06-10T13:00", "served", "O2")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        # In force and served when the full order took its place: his duty goes on under its own subject.
        ([], ["T13 O1 red 2026-06-04 00:00 .. open"]),
        ([order_step("2026-06-12T12:00", "notified", "O2")], ["T13 O1 red 2026-06-04 00:00 .. 2026-06-12 12:00"]),
        ([order_step("2026-06-12T12:00", "notified", "O1")], ["T13 O1 red 2026-06-04 00:00 .. 2026-06-12 12:00"]),
        ([order_step("2026-06-12T12:00", "quashed", "O2")], ["T13 O1 red 2026-06-04 00:00 .. 2026-06-12 12:00"]),
        # What is told of the interim order after its end changes nothing.
        ([order_step("2026-06-12T12:00", "quashed", "O1")], ["T13 O1 red 2026-06-04 00:00 .. open"]),
    ],
)
def test_notification_under_an_interim_order_goes_on_under_the_full_one(told: list[Raw], found: list[str]) -> None:
    events = case(interim_made(MONDAY, "2026-12-31"), order_step(MONDAY, "served"), FULL, FULL_SERVED, *told)
    assert flags(events, LATER, "T13") == found


# Served Wed 10 June: 10, 11, 12: over with Friday.
OWN_DUTY: Final = "T13 O2 red 2026-06-13 00:00 .. open"


@pytest.mark.parametrize(
    "interim",
    [
        [interim_made(MONDAY, "2026-12-31")],
        [interim_made(MONDAY, "2026-12-31"), order_step(MONDAY, "served", register=True)],
        [interim_made(MONDAY, "2026-06-09"), order_step(MONDAY, "served"), order_step(MONDAY, "notified")],
        [
            interim_made(MONDAY, "2026-12-31"),
            order_step(MONDAY, "served"),
            order_step(MONDAY, "notified"),
            order_step("2026-06-10T11:59", "discharged"),
        ],
    ],
    ids=["not served", "on the register", "run out the day before", "discharged a minute before"],
)
def test_full_order_that_follows_no_served_interim_order_in_force_begins_the_duty_anew(interim: list[Raw]) -> None:
    assert OWN_DUTY in flags(case(*interim, FULL, FULL_SERVED), LATER, "T13")


def test_interim_order_served_too_late_spares_the_full_one_nothing() -> None:
    events = case(interim_made(MONDAY, "2026-12-31"), FULL, order_step("2026-06-10T12:30", "served"), FULL_SERVED)
    assert flags(events, LATER, "T13") == [OWN_DUTY]


def test_whole_life_in_one_moment_is_told_in_the_order_of_the_file() -> None:
    """Made, served and replaced at once: the duty that began under the interim order goes on."""
    full = full_made(MONDAY, order="O2")
    at_once = case(
        interim_made(MONDAY, "2026-12-31"), order_step(MONDAY, "served"), full, order_step(MONDAY, "served", "O2")
    )
    assert flags(at_once, LATER, "T13") == ["T13 O1 red 2026-06-04 00:00 .. open"]
    too_late = case(
        interim_made(MONDAY, "2026-12-31"), full, order_step(MONDAY, "served"), order_step(MONDAY, "served", "O2")
    )
    assert flags(too_late, LATER, "T13") == ["T13 O2 red 2026-06-04 00:00 .. open"]


# A requirement due on Mon 1 June (day 0): 3 / 5, 5 / 10, 10 / 15 working days.
DUE: Final = full_made("2026-05-05T10:00", conditions=[requirement("C7", "2026-06-01")])


@pytest.mark.parametrize(
    ("risk", "amber", "red"),
    [
        ("very_high", "2026-06-05", "2026-06-09"),
        ("high", "2026-06-05", "2026-06-09"),
        ("medium", "2026-06-09", "2026-06-16"),
        ("standard", "2026-06-16", "2026-06-23"),
    ],
)
def test_requirement_without_evidence_is_counted_from_its_due_day(risk: str, amber: str, red: str) -> None:
    assert flags(case(DUE, risk=risk), LATER, "T14") == [
        f"T14 C7 amber {amber} 00:00 .. open",
        f"T14 C7 red {red} 00:00 .. open",
    ]


@pytest.mark.parametrize("at", ["2026-05-20T10:00", "2026-06-01T00:00", "2026-06-05T00:00"])
def test_evidence_before_the_due_day_or_in_time_answers(at: str) -> None:
    assert flags(case(DUE, order_step(at, "requirement_evidenced", condition="C7")), LATER, "T14") == []


def test_evidence_of_one_requirement_leaves_another_running() -> None:
    both = full_made("2026-05-05T10:00", conditions=[requirement("C1", "2026-06-01"), requirement("C2", "2026-06-01")])
    events = case(both, order_step("2026-06-02T10:00", "requirement_evidenced", condition="C1"))
    assert flags(events, "2026-06-05T00:00", "T14") == ["T14 C2 amber 2026-06-05 00:00 .. open"]


def test_requirement_ends_with_a_discharge() -> None:
    assert flags(case(DUE, order_step("2026-06-08T10:00", "discharged")), LATER, "T14") == [
        "T14 C7 amber 2026-06-05 00:00 .. 2026-06-08 10:00"
    ]


def test_requirement_of_an_interim_order_ends_with_the_application() -> None:
    made = interim_made("2026-05-05T10:00", "2026-12-31", conditions=[requirement("C7", "2026-06-01")])
    assert flags(case(made, refused("2026-06-08T10:00")), LATER, "T14") == [
        "T14 C7 amber 2026-06-05 00:00 .. 2026-06-08 10:00"
    ]


def test_flag_that_ended_with_its_order_stays_ended_when_the_order_is_renewed_late() -> None:
    """To Mon 8 June; renewed on Mon 22. Amber Fri 5, ended Tue 9 at 00:00, in the moment in which red is over."""
    made = interim_made("2026-05-05T10:00", "2026-06-08", conditions=[requirement("C7", "2026-06-01")])
    events = case(made, order_step("2026-06-22T10:00", "renewed", last_day="2026-12-31"))
    assert flags(events, LATER, "T14")[0] == "T14 C7 amber 2026-06-05 00:00 .. 2026-06-09 00:00"


@pytest.mark.parametrize(
    ("last_day", "found"),
    [
        # Amber is Fri 5 June at 00:00. An order to Thu 4 ends in that moment; one to Fri 5 ends on Sat 6 at 00:00.
        ("2026-06-04", []),
        ("2026-06-05", ["T14 C7 amber 2026-06-05 00:00 .. 2026-06-06 00:00"]),
    ],
)
def test_requirement_ends_after_the_orders_last_day(last_day: str, found: list[str]) -> None:
    made = interim_made("2026-05-05T10:00", last_day, conditions=[requirement("C7", "2026-06-01")])
    assert flags(case(made), LATER, "T14") == found


def test_requirement_due_before_the_order_was_made_is_flagged_at_the_order_at_the_earliest() -> None:
    """Due Mon 1: amber Fri 5, red Tue 9. The order is made on Mon 8 at noon."""
    made = full_made("2026-06-08T12:00", conditions=[requirement("C7", "2026-06-01")])
    assert flags(case(made), LATER, "T14") == [
        "T14 C7 amber 2026-06-08 12:00 .. open",
        "T14 C7 red 2026-06-09 00:00 .. open",
    ]


@pytest.mark.parametrize("kind", ["prohibition", "positive_requirement"])
def test_condition_without_a_due_day_runs_no_clock(kind: str) -> None:
    condition = {"condition": "C7", "kind": kind, "text": "As the court says", "due_on": None}
    assert flags(case(full_made("2026-05-05T10:00", conditions=[condition])), LATER, "T14") == []


# A full order to 31 May 2028. Less 90 days: 2 March (29 days to 31 March, 30 to 30 April, 31 to 31 May);
# less 60: 1 April (29 + 31); less 28: 3 May.
TWO_YEARS: Final = full_made(MONDAY, "2028-05-31")
AMBER: Final = "T16 O1 amber 2028-03-02 00:00 .. "
RED: Final = "T16 O1 red 2028-04-01 00:00 .. "
CRITICAL: Final = "T16 O1 critical 2028-05-03 00:00 .. "


def test_full_order_is_flagged_90_60_and_28_days_before_its_last_day() -> None:
    assert flags(case(TWO_YEARS), "2028-06-30T00:00", "T16") == [f"{AMBER}open", f"{RED}open", f"{CRITICAL}open"]


def test_expiry_climbs_every_two_working_days_after_red() -> None:
    """Red Sat 1 April 2028: Mon 3 and Tue 4; Wed 5 and Thu 6; Fri 7 and Mon 10 April (Good Friday is the 14th)."""
    assert ladder(case(TWO_YEARS), "2028-06-30T00:00", "T16") == [
        "1 2028-04-01 00:00",
        "1.5 2028-04-05 00:00",
        "2 2028-04-07 00:00",
        "3 2028-04-11 00:00",
    ]


@pytest.mark.parametrize(
    ("answer", "closed"),
    [
        (order_step("2028-04-03T10:00", "not_renewing_reviewed"), "2028-04-03 10:00"),
        (order_step("2028-04-03T10:00", "renewed", last_day=None), "2028-04-03 10:00"),
        (order_step("2028-04-03T10:00", "discharged"), "2028-04-03 10:00"),
    ],
    ids=str,
)
def test_expiry_is_answered(answer: Raw, closed: str) -> None:
    assert flags(case(TWO_YEARS, answer), "2028-06-30T00:00", "T16") == [f"{AMBER}{closed}", f"{RED}{closed}"]


def test_expiry_answered_at_the_flags_time_is_in_time() -> None:
    events = case(TWO_YEARS, order_step("2028-03-02T00:00", "not_renewing_reviewed"))
    assert flags(events, "2028-06-30T00:00", "T16") == []


def test_renewed_order_is_flagged_again_before_its_new_last_day() -> None:
    """To 31 May 2029: 2 March 2029."""
    events = case(TWO_YEARS, order_step("2028-03-03T10:00", "renewed", last_day="2029-05-31"))
    assert flags(events, "2029-03-02T00:00", "T16") == [
        f"{AMBER}2028-03-03 10:00",
        "T16 O1 amber 2029-03-02 00:00 .. open",
    ]


@pytest.mark.parametrize("made", [full_made(MONDAY), interim_made(MONDAY, "2026-08-31")], ids=["no end", "interim"])
def test_order_without_an_end_and_interim_order_do_not_expire(made: Raw) -> None:
    assert flags(case(made), "2029-01-01T00:00", "T16") == []
