"""The clocks of waiting: for any order (T19), for a full one (T20), and danger while nothing protects her (T21).

From Mon 1 June 2026 N working days are over at 00:00 of: 10 Tue 16, 15 Tue 23, 20 Tue 30 June, 30 Tue 14, 40 Tue 28
July, 50 Tue 11, 60 Tue 25 August; Mon 31 August is a bank holiday: 80 Wed 23 September, 90 Wed 7 October.
"""

from __future__ import annotations

from typing import Final

import pytest

from casework.codes.rules.codes import BEHAVIOURS
from tests.orders.histories import (
    Raw,
    acknowledged,
    breach,
    flags,
    full_made,
    incident,
    interim_made,
    ladder,
    listed,
    opened,
    order_step,
    protection,
    refused,
    requested,
    reviewed,
    step,
)

MONDAY: Final = "2026-06-01T10:00"
LATER: Final = "2026-12-31T00:00"


def case(*events: Raw, risk: str = "high") -> list[Raw]:
    return [opened("2026-05-29T09:00", risk), *events]


@pytest.mark.parametrize(
    ("rule", "risk", "amber", "red"),
    [
        ("T19", "very_high", "2026-06-16", "2026-06-30"),
        ("T19", "high", "2026-06-16", "2026-06-30"),
        ("T19", "medium", "2026-06-23", "2026-07-14"),
        ("T19", "standard", "2026-06-30", "2026-07-28"),
        ("T20", "very_high", "2026-07-28", "2026-08-25"),
        ("T20", "high", "2026-07-28", "2026-08-25"),
        ("T20", "medium", "2026-08-11", "2026-09-23"),
        ("T20", "standard", "2026-08-25", "2026-10-07"),
    ],
)
def test_wait_for_an_order_is_counted_from_the_request(rule: str, risk: str, amber: str, red: str) -> None:
    events = case(requested(MONDAY), acknowledged("2026-06-02T10:00"), risk=risk)
    assert flags(events, LATER, rule) == [
        f"{rule} A1 amber {amber} 00:00 .. open",
        f"{rule} A1 red {red} 00:00 .. open",
    ]


def test_interim_order_ends_the_wait_for_any_order_only() -> None:
    events = case(requested(MONDAY), interim_made("2026-06-17T10:00", "2026-12-30"))
    assert flags(events, "2026-08-01T00:00", "T19", "T20") == [
        "T19 A1 amber 2026-06-16 00:00 .. 2026-06-17 10:00",
        "T20 A1 amber 2026-07-28 00:00 .. open",
    ]


def test_full_order_ends_both_waits() -> None:
    events = case(requested(MONDAY), full_made("2026-07-29T10:00"))
    assert flags(events, LATER, "T19", "T20") == [
        "T19 A1 amber 2026-06-16 00:00 .. 2026-07-29 10:00",
        "T19 A1 red 2026-06-30 00:00 .. 2026-07-29 10:00",
        "T20 A1 amber 2026-07-28 00:00 .. 2026-07-29 10:00",
    ]


@pytest.mark.parametrize("rule", ["T19", "T20"])
def test_order_at_the_flags_time_is_in_time(rule: str) -> None:
    amber = {"T19": "2026-06-16", "T20": "2026-07-28"}[rule]
    assert flags(case(requested(MONDAY), full_made(f"{amber}T00:00")), LATER, rule) == []
    assert len(flags(case(requested(MONDAY), full_made(f"{amber}T00:00:00.000001")), LATER, rule)) == 1


def test_wait_rests_while_no_application_is_open() -> None:
    """Refused on Wed 10 June, before amber; nobody is flagged until the next request."""
    assert flags(case(requested(MONDAY), refused("2026-06-10T12:00")), LATER, "T19", "T20") == []


def test_new_request_takes_up_the_earliest_start_and_is_late_at_once() -> None:
    """Refused Wed 10 June, asked again Wed 1 July: T19's 10 and 20 have been over since June; 30 = Mon 13 July."""
    events = case(requested(MONDAY), refused("2026-06-10T12:00"), requested("2026-07-01T10:00", "A2"))
    assert flags(events, "2026-08-25T00:00", "T19", "T20") == [
        "T19 A2 amber 2026-07-01 10:00 .. open",
        "T19 A2 red 2026-07-01 10:00 .. open",
        "T20 A2 amber 2026-07-28 00:00 .. open",
        "T20 A2 red 2026-08-25 00:00 .. open",
    ]
    assert ladder(events, "2026-08-25T00:00", "T19") == [
        "1 2026-07-01 10:00",
        "1.5 2026-07-14 00:00",
        "2 2026-07-28 00:00",
        "3 2026-08-25 00:00",
    ]


def test_flags_of_an_application_without_an_order_close_with_it_and_begin_again_with_the_next() -> None:
    events = case(
        requested(MONDAY),
        step("2026-07-01T12:00", "withdrawn", reason="victim withdrew"),
        requested("2026-07-03T10:00", "A2"),
    )
    assert flags(events, "2026-07-10T00:00", "T19") == [
        "T19 A1 amber 2026-06-16 00:00 .. 2026-07-01 12:00",
        "T19 A1 red 2026-06-30 00:00 .. 2026-07-01 12:00",
        "T19 A2 amber 2026-07-03 10:00 .. open",
        "T19 A2 red 2026-07-03 10:00 .. open",
    ]


def test_new_request_before_the_limit_is_over_does_not_gain_time() -> None:
    """Refused Wed 3, asked again Fri 5 June: still amber on Tue 16, not ten working days after the 5th."""
    events = case(requested(MONDAY), refused("2026-06-03T12:00"), requested("2026-06-05T10:00", "A2"))
    assert flags(events, "2026-06-16T00:00", "T19") == ["T19 A2 amber 2026-06-16 00:00 .. open"]


def test_third_request_still_counts_from_the_first() -> None:
    events = case(
        requested(MONDAY),
        refused("2026-06-03T12:00"),
        requested("2026-06-05T10:00", "A2"),
        refused("2026-06-09T12:00", "A2"),
        requested("2026-06-11T10:00", "A3"),
    )
    assert flags(events, "2026-06-16T00:00", "T19") == ["T19 A3 amber 2026-06-16 00:00 .. open"]


def test_request_after_a_full_order_counts_from_itself() -> None:
    """The first wait was answered by its order. Asked Wed 1 July: 2, 3, 6 to 10, 13, 14, 15 = 10: Thu 16 July.

    While the order is in force T19 waits; discharged on Fri 10 July it counts from the request all the same.
    """
    events = case(requested(MONDAY), full_made("2026-06-10T12:00"), requested("2026-07-01T10:00", "A2"))
    assert flags(events, "2026-12-31T00:00", "T19") == []
    ended = [*events, order_step("2026-07-10T10:00", "discharged")]
    assert flags(ended, "2026-07-20T00:00", "T19") == ["T19 A2 amber 2026-07-16 00:00 .. open"]


EARLIER: Final = interim_made("2026-06-08T10:00", "2026-06-30")
SECOND: Final = requested("2026-06-15T10:00", "A2")
# A1 was asked for on Mon 1 June: 10 working days are over with Mon 15, 20 with Mon 29 June.


@pytest.mark.parametrize(
    ("told", "found"),
    [
        # It runs out on Tue 30 June: amber and red the moment T19 begins.
        ([], ["T19 A2 amber 2026-07-01 00:00 .. open", "T19 A2 red 2026-07-01 00:00 .. open"]),
        (
            [order_step("2026-06-22T10:00", "discharged")],
            ["T19 A2 amber 2026-06-22 10:00 .. open", "T19 A2 red 2026-06-30 00:00 .. open"],
        ),
        ([order_step("2026-06-22T10:00", "renewed", last_day="2026-12-31")], []),
        # An order made since the request answers for good, though it ends before the other.
        ([interim_made("2026-06-16T10:00", "2026-06-18", "O2", application="A2")], []),
        ([step("2026-06-22T10:00", "withdrawn", "A2", reason="x")], []),
        # Closed while it waits: what would have begun in between has, at the reopening.
        (
            [
                {"at": "2026-06-22T10:00", "type": "case_closed", "reason": "other"},
                {"at": "2026-07-06T10:00", "type": "case_reopened", "reason": "it_began_again"},
            ],
            ["T19 A2 amber 2026-07-06 10:00 .. open", "T19 A2 red 2026-07-06 10:00 .. open"],
        ),
    ],
)
def test_wait_for_any_order_begins_when_the_last_earlier_order_ends(told: list[Raw], found: list[str]) -> None:
    events = case(requested(MONDAY), EARLIER, SECOND, *told)
    assert [each for each in flags(events, "2026-07-10T00:00", "T19") if " A2 " in each] == found


def test_wait_for_a_full_order_does_not_wait_for_an_earlier_one_to_end() -> None:
    """From Mon 1 June: 40 working days are over with Mon 27 July."""
    events = case(requested(MONDAY), interim_made("2026-06-08T10:00", "2026-12-31"), SECOND)
    assert flags(events, "2026-07-28T00:00", "T20") == [
        "T20 A1 amber 2026-07-28 00:00 .. open",
        "T20 A2 amber 2026-07-28 00:00 .. open",
    ]


def test_refusal_under_appeal_runs_both_waits_again_from_their_old_start() -> None:
    """10 working days from Mon 1 June are over with Mon 15. Refused on the 10th, appealed the 17th, lost the 19th."""
    events = case(
        requested(MONDAY),
        refused("2026-06-10T10:00"),
        step("2026-06-17T10:00", "appealed"),
        step("2026-06-19T10:00", "appeal_dismissed"),
    )
    assert flags(events, "2026-12-31T00:00", "T19", "T20") == ["T19 A1 amber 2026-06-17 10:00 .. 2026-06-19 10:00"]


@pytest.mark.parametrize(
    ("made", "running"),
    [
        # An interim order of its own, ended with the refusal, has answered T19 for good.
        ([interim_made("2026-06-08T10:00", "2026-12-31")], {"T20"}),
        (
            [full_made("2026-06-08T10:00", order="O9", application="A9", origin="court_on_conviction", force="kent")],
            set(),
        ),
    ],
)
def test_order_made_since_the_request_answers_for_the_appeal_too(made: list[Raw], running: set[str]) -> None:
    events = case(requested(MONDAY), *made, refused("2026-06-10T10:00"), step("2026-06-11T10:00", "appealed"))
    assert {each.split()[0] for each in flags(events, "2026-12-31T00:00", "T19", "T20")} == running


PROTECTED_BY: Final = {
    "an order made that day": [full_made("2026-06-09T09:00")],
    "an interim order": [interim_made("2026-06-02T09:00", "2026-12-31")],
    "an interim order on its last day": [interim_made("2026-06-02T09:00", "2026-06-09")],
    "bail without an end": [protection("2026-06-02T09:00", "2026-06-02", None)],
    "bail on its first day": [protection("2026-06-02T09:00", "2026-06-09", "2026-06-20")],
    "bail on its last day": [protection("2026-06-02T09:00", "2026-06-02", "2026-06-09")],
}
UNPROTECTED_BY: Final = {
    "nothing": [],
    "an interim order that ended the day before": [interim_made("2026-06-02T09:00", "2026-06-08")],
    "an order discharged": [
        interim_made("2026-06-02T09:00", "2026-12-31"),
        order_step("2026-06-09T11:59", "discharged"),
    ],
    "bail from the next day": [protection("2026-06-02T09:00", "2026-06-10", None)],
    "bail that ended the day before": [protection("2026-06-02T09:00", "2026-06-02", "2026-06-08")],
}
THREAT: Final = incident("2026-06-09T12:00", "THR-01")  # a Tuesday


@pytest.mark.parametrize("protected", PROTECTED_BY)
def test_danger_while_something_protects_is_not_flagged(protected: str) -> None:
    events = case(requested(MONDAY, "A0"), requested(MONDAY), *PROTECTED_BY[protected], THREAT)
    assert flags(events, LATER, "T21") == []


@pytest.mark.parametrize("unprotected", UNPROTECTED_BY)
def test_danger_while_nothing_protects_is_red_at_once(unprotected: str) -> None:
    events = case(requested(MONDAY), *UNPROTECTED_BY[unprotected], THREAT)
    assert flags(events, LATER, "T21") == ["T21 I1 red 2026-06-09 12:00 .. open"]


@pytest.mark.parametrize("risk", ["standard", "medium", "high", "very_high"])
def test_danger_climbs_every_two_working_days(risk: str) -> None:
    """Red Tue 9: Wed 10 and Thu 11; Fri 12 and Mon 15; Tue 16 and Wed 17."""
    assert ladder(case(requested(MONDAY), THREAT, risk=risk), LATER, "T21") == [
        "1 2026-06-09 12:00",
        "1.5 2026-06-12 00:00",
        "2 2026-06-16 00:00",
        "3 2026-06-18 00:00",
    ]


@pytest.mark.parametrize(
    "before",
    [[], [requested(MONDAY), refused("2026-06-09T11:00")], [requested(MONDAY), refused("2026-06-09T12:00")]],
    ids=["none", "refused", "refused in that moment"],
)
def test_danger_without_an_open_application_is_not_this_flag(before: list[Raw]) -> None:
    assert flags(case(*before, THREAT), LATER, "T21") == []


DANGEROUS: Final = {
    *(f"THR-{number:02}" for number in range(1, 10)),
    *(f"LOI-{number:02}" for number in range(1, 6)),
    "FOL-01",
    "FOL-02",
    "FOL-03",
    "CON-06",
}


@pytest.mark.parametrize("code", BEHAVIOURS)
def test_danger_is_a_threat_or_an_approach_in_person(code: str) -> None:
    found = flags(case(requested(MONDAY), incident("2026-06-09T12:00", "CON-02", code)), LATER, "T21")
    assert bool(found) is (code in DANGEROUS)


def test_danger_is_flagged_when_it_is_recorded_not_when_it_happened() -> None:
    late = incident("2026-06-09T12:00", "THR-01", happened_at="2026-05-20T12:00")
    assert flags(case(requested(MONDAY), late), LATER, "T21") == ["T21 I1 red 2026-06-09 12:00 .. open"]


def test_each_incident_is_a_flag_and_one_review_answers_them_all() -> None:
    events = case(
        requested(MONDAY),
        incident("2026-06-09T12:00", "THR-01"),
        incident("2026-06-10T12:00", "LOI-01", incident="I7"),
        reviewed("2026-06-11T12:00", "high"),
        incident("2026-06-12T12:00", "CON-06"),
    )
    assert flags(events, LATER, "T21") == [
        "T21 I1 red 2026-06-09 12:00 .. 2026-06-11 12:00",
        "T21 I7 red 2026-06-10 12:00 .. 2026-06-11 12:00",
        "T21 I3 red 2026-06-12 12:00 .. open",
    ]


@pytest.mark.parametrize(
    "event",
    [
        reviewed("2026-06-09T11:59", "high"),
        listed("2026-06-10T12:00", "2026-06-12"),
        full_made("2026-06-10T12:00"),
        protection("2026-06-10T12:00", "2026-06-10", None),
        refused("2026-06-10T12:00"),
    ],
    ids=str,
)
def test_danger_is_answered_by_a_review_after_it_and_nothing_else(event: Raw) -> None:
    assert flags(case(requested(MONDAY), event, THREAT), LATER, "T21") == ["T21 I1 red 2026-06-09 12:00 .. open"]


def test_raise_by_a_breach_is_no_review() -> None:
    """An order of an earlier application has ended; its breach with a threat raises the level and answers nothing."""
    ended = [requested("2026-05-29T10:00", "A0"), full_made("2026-05-29T12:00", application="A0")]
    events = case(
        *ended,
        order_step("2026-05-30T12:00", "discharged"),
        requested(MONDAY),
        THREAT,
        breach("2026-06-10T12:00", behaviours=["THR-01"]),
    )
    assert flags(events, LATER, "T21") == ["T21 I1 red 2026-06-09 12:00 .. open"]


def test_danger_reviewed_in_its_own_moment_is_answered_in_time() -> None:
    assert flags(case(requested(MONDAY), THREAT, reviewed("2026-06-09T12:00", "high")), LATER, "T21") == []
    assert len(flags(case(requested(MONDAY), reviewed("2026-06-09T12:00", "high"), THREAT), LATER, "T21")) == 1
