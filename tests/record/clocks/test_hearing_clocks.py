"""The clocks of hearings: far away without an interim order (T8), adjourned too often (T10), a gap behind one (T15).

June 2026 begins on a Monday; July on a Wednesday. Neither has a bank holiday.
"""

from __future__ import annotations

from typing import Final

import pytest

from tests.orders.histories import (
    Raw,
    adjourned,
    flags,
    full_made,
    interim_made,
    ladder,
    listed,
    opened,
    order_step,
    refused,
    requested,
    reviewed,
    step,
)

MONDAY: Final = "2026-06-01T10:00"
LATER: Final = "2026-08-31T00:00"


def case(*events: Raw, risk: str = "high") -> list[Raw]:
    return [opened("2026-05-29T09:00", risk), requested("2026-05-29T10:00"), *events]


# Listed on Mon 1 June: 5 working days after it lie up to Mon 8, 10 up to Mon 15, 15 up to Mon 22, 20 up to Mon 29 June,
# 30 up to Mon 13 July. «More than N» begins on the next day.
@pytest.mark.parametrize(
    ("risk", "hearing_on", "levels"),
    [
        ("very_high", "2026-06-08", []),
        ("very_high", "2026-06-09", ["amber"]),
        ("high", "2026-06-08", []),
        ("high", "2026-06-09", ["amber"]),
        ("high", "2026-06-15", ["amber"]),
        ("high", "2026-06-16", ["amber", "red"]),
        ("medium", "2026-06-15", []),
        ("medium", "2026-06-16", ["amber"]),
        ("medium", "2026-06-29", ["amber"]),
        ("medium", "2026-06-30", ["amber", "red"]),
        ("standard", "2026-06-22", []),
        ("standard", "2026-06-23", ["amber"]),
        ("standard", "2026-07-13", ["amber"]),
        ("standard", "2026-07-14", ["amber", "red"]),
    ],
)
def test_far_hearing_is_flagged_at_the_moment_of_listing(risk: str, hearing_on: str, levels: list[str]) -> None:
    found = flags(case(listed(MONDAY, hearing_on), risk=risk), "2026-06-01T10:00", "T8")
    assert found == [f"T8 A1 {level} 2026-06-01 10:00 .. open" for level in levels]


@pytest.mark.parametrize(
    "answer",
    [
        step("2026-06-03T12:00", "held"),
        adjourned("2026-06-03T12:00"),
        adjourned("2026-06-03T12:00", "2026-06-05"),
        interim_made("2026-06-03T12:00", "2026-12-31"),
        listed("2026-06-03T12:00", "2026-06-05"),
        full_made("2026-06-03T12:00"),
        refused("2026-06-03T12:00"),
    ],
    ids=str,
)
def test_far_hearing_is_answered(answer: Raw) -> None:
    assert flags(case(listed(MONDAY, "2026-06-30"), answer), LATER, "T8") == [
        "T8 A1 amber 2026-06-01 10:00 .. 2026-06-03 12:00",
        "T8 A1 red 2026-06-01 10:00 .. 2026-06-03 12:00",
    ]


def test_far_hearing_answered_in_its_own_moment_is_not_flagged() -> None:
    assert flags(case(listed(MONDAY, "2026-06-30"), interim_made(MONDAY, "2026-12-31")), LATER, "T8") == []


def test_interim_order_in_force_lets_a_far_hearing_be() -> None:
    assert flags(case(interim_made("2026-05-29T12:00", "2026-06-30"), listed(MONDAY, "2026-06-30")), LATER, "T8") == []


@pytest.mark.parametrize(
    "ended",
    [
        [interim_made("2026-05-29T12:00", "2026-05-31")],
        [interim_made("2026-05-29T12:00", "2026-12-31"), order_step("2026-05-30T12:00", "discharged")],
    ],
    ids=["expired", "discharged"],
)
def test_interim_order_that_has_ended_does_not(ended: list[Raw]) -> None:
    assert len(flags(case(*ended, listed(MONDAY, "2026-06-30")), LATER, "T8")) == 2


def test_interim_order_binds_on_its_last_day() -> None:
    events = case(interim_made("2026-05-29T12:00", "2026-06-01"), listed("2026-06-01T23:59", "2026-06-30"))
    assert flags(events, LATER, "T8") == []


def test_adjournment_to_a_far_day_counts_as_listed_for_it() -> None:
    events = case(listed("2026-05-29T12:00", "2026-06-01"), adjourned(MONDAY, "2026-06-16"))
    assert flags(events, LATER, "T8") == [
        "T8 A1 amber 2026-06-01 10:00 .. 2026-06-17 00:00",
        "T8 A1 red 2026-06-01 10:00 .. 2026-06-17 00:00",
    ]


@pytest.mark.parametrize(
    ("told", "closed"),
    [
        ([], "2026-07-01 00:00"),  # Tue 30 June goes by and nobody says a word
        ([step("2026-07-03T12:00", "held")], "2026-07-01 00:00"),  # said too late
        ([listed("2026-06-30T12:00", "2026-07-06")], "2026-06-30 12:00"),
        ([listed("2026-06-29T12:00", "2026-06-30")], "2026-06-29 12:00"),
    ],
)
def test_far_hearing_ends_with_its_day(told: list[Raw], closed: str) -> None:
    assert flags(case(listed(MONDAY, "2026-06-30"), *told), LATER, "T8") == [
        f"T8 A1 amber 2026-06-01 10:00 .. {closed}",
        f"T8 A1 red 2026-06-01 10:00 .. {closed}",
    ]


def test_hearing_gone_by_starts_no_wait_for_a_new_date_and_ends_no_silence() -> None:
    """Listed Mon 1 June for Fri 5: T17 counts from the listing: 5 = Mon 8, 7 = Wed 10."""
    found = flags(case(listed(MONDAY, "2026-06-05")), "2026-06-12T00:00", "T9", "T17")
    assert found[-2:] == ["T17 A1 amber 2026-06-09 00:00 .. open", "T17 A1 red 2026-06-11 00:00 .. open"]
    assert not [each for each in found if each.startswith("T9")]


def test_far_hearing_listed_anew_farther_still_is_a_new_flag() -> None:
    events = case(listed(MONDAY, "2026-06-09"), listed("2026-06-02T10:00", "2026-06-10"))
    assert flags(events, LATER, "T8") == [
        "T8 A1 amber 2026-06-01 10:00 .. 2026-06-02 10:00",
        "T8 A1 amber 2026-06-02 10:00 .. 2026-06-11 00:00",
    ]


def test_far_hearing_turns_amber_and_red_when_the_level_rises() -> None:
    """11 working days away. Standard 15 / 30: nothing. From Wed 3 medium 10 / 20: amber. From Thu 4 high: red."""
    events = case(
        listed(MONDAY, "2026-06-16"),
        reviewed("2026-06-03T12:00", "medium"),
        reviewed("2026-06-04T12:00", "high"),
        risk="standard",
    )
    assert flags(events, LATER, "T8") == [
        "T8 A1 amber 2026-06-03 12:00 .. 2026-06-17 00:00",
        "T8 A1 red 2026-06-04 12:00 .. 2026-06-17 00:00",
    ]


def test_far_hearing_goes_a_step_further_every_two_working_days() -> None:
    """Red Mon 1: Tue 2 and Wed 3; Thu 4 and Fri 5; Mon 8 and Tue 9."""
    assert ladder(case(listed(MONDAY, "2026-06-30")), LATER, "T8") == [
        "1 2026-06-01 10:00",
        "1.5 2026-06-04 00:00",
        "2 2026-06-06 00:00",
        "3 2026-06-10 00:00",
    ]


THREE_TIMES: Final = [adjourned(MONDAY, "2026-06-02"), adjourned("2026-06-02T10:00"), adjourned("2026-06-05T10:00")]


@pytest.mark.parametrize(
    ("risk", "level"), [("very_high", "red"), ("high", "red"), ("medium", "red"), ("standard", "amber")]
)
def test_third_adjournment_is_flagged_at_once(risk: str, level: str) -> None:
    expected = f"T10 A1 {level} 2026-06-05 10:00 .. open"
    assert flags(case(*THREE_TIMES, risk=risk), LATER, "T10") == [expected]
    assert flags(case(*THREE_TIMES[:2], risk=risk), LATER, "T10") == []


def test_third_adjournment_goes_a_step_further_every_two_working_days() -> None:
    """Red Fri 5: Mon 8 and Tue 9; Wed 10 and Thu 11; Fri 12 and Mon 15. At standard risk there is no red."""
    assert ladder(case(*THREE_TIMES), LATER, "T10") == [
        "1 2026-06-05 10:00",
        "1.5 2026-06-10 00:00",
        "2 2026-06-12 00:00",
        "3 2026-06-16 00:00",
    ]
    assert ladder(case(*THREE_TIMES, risk="standard"), LATER, "T10") == []


def test_fourth_adjournment_raises_no_second_flag() -> None:
    assert len(flags(case(*THREE_TIMES, adjourned("2026-06-12T10:00")), LATER, "T10")) == 1


@pytest.mark.parametrize("event", [listed("2026-06-08T10:00", "2026-06-12"), step("2026-06-08T10:00", "held")], ids=str)
def test_third_adjournment_stays_until_the_application_is_determined(event: Raw) -> None:
    events = case(*THREE_TIMES, event, refused("2026-06-12T10:00"))
    assert flags(events, LATER, "T10") == ["T10 A1 red 2026-06-05 10:00 .. 2026-06-12 10:00"]


# An interim order to Tue 30 June. 10 working days before it: 29, 26 to 22, 19 to 16 -> Tue 16. 2 before: Fri 26.
GAP: Final = [
    "T15 O1 amber 2026-06-01 10:00 .. open",
    "T15 O1 red 2026-06-16 00:00 .. open",
    "T15 O1 critical 2026-06-26 00:00 .. open",
]


def test_interim_order_without_a_hearing_is_amber_red_critical() -> None:
    assert flags(case(interim_made(MONDAY, "2026-06-30")), LATER, "T15") == GAP


def test_interim_order_that_ends_before_the_hearing_is_amber_red_critical() -> None:
    events = case(listed("2026-05-29T11:00", "2026-07-01"), interim_made(MONDAY, "2026-06-30"))
    assert flags(events, LATER, "T15") == GAP


GONE_BY: Final = [f"T15 O1 {level} 2026-07-01 00:00 .. open" for level in ("amber", "critical", "red")]
"""The hearing of Tue 30 June went by without a word, and the order of that last day with it."""


def test_interim_order_that_ends_on_the_day_of_the_hearing_leaves_a_gap_from_the_next_day() -> None:
    events = case(listed("2026-05-29T11:00", "2026-06-30"), interim_made(MONDAY, "2026-06-30"))
    assert flags(events, "2026-06-30T23:59", "T15") == []
    assert sorted(flags(events, LATER, "T15")) == GONE_BY


def test_order_and_hearing_of_one_moment_are_seen_together() -> None:
    events = case(interim_made(MONDAY, "2026-06-30"), listed(MONDAY, "2026-06-30"))
    assert flags(events, "2026-06-30T23:59", "T15") == []


@pytest.mark.parametrize("moved", [adjourned, listed], ids=["adjourned", "listed"])
def test_gap_shows_as_soon_as_a_hearing_moves_behind_the_order(moved: object) -> None:
    """Moved on Wed 24 June to 13 July: amber and red (since Tue 16) at once, critical on Fri 26."""
    first = listed("2026-05-29T11:00", "2026-06-24")
    event = (
        adjourned("2026-06-24T11:00", "2026-07-13") if moved is adjourned else listed("2026-06-24T11:00", "2026-07-13")
    )
    assert flags(case(first, interim_made(MONDAY, "2026-06-30"), event), LATER, "T15") == [
        "T15 O1 amber 2026-06-24 11:00 .. open",
        "T15 O1 red 2026-06-24 11:00 .. open",
        "T15 O1 critical 2026-06-26 00:00 .. open",
    ]


@pytest.mark.parametrize("event", [adjourned("2026-06-10T11:00"), step("2026-06-10T11:00", "held")], ids=str)
def test_gap_shows_when_no_hearing_is_listed_any_more(event: Raw) -> None:
    events = case(listed("2026-05-29T11:00", "2026-06-10"), interim_made(MONDAY, "2026-06-30"), event)
    assert flags(events, "2026-06-12T00:00", "T15") == ["T15 O1 amber 2026-06-10 11:00 .. open"]


@pytest.mark.parametrize(
    "answer",
    [
        listed("2026-06-17T09:00", "2026-06-30"),
        adjourned("2026-06-17T09:00", "2026-06-29"),
        refused("2026-06-17T09:00"),
        full_made("2026-06-17T09:00", order="O2"),
        step("2026-06-17T09:00", "withdrawn", reason="victim withdrew"),
    ],
    ids=str,
)
def test_gap_is_answered(answer: Raw) -> None:
    """Listed within: until the day of that hearing has gone by."""
    assert flags(case(interim_made(MONDAY, "2026-06-30"), answer), "2026-06-29T23:59", "T15") == [
        "T15 O1 amber 2026-06-01 10:00 .. 2026-06-17 09:00",
        "T15 O1 red 2026-06-16 00:00 .. 2026-06-17 09:00",
    ]


def test_gap_is_answered_in_time_at_the_flags_time() -> None:
    """Listed within on Tue 16 June at 00:00: amber only."""
    events = case(interim_made(MONDAY, "2026-06-30"), listed("2026-06-16T00:00", "2026-06-30"))
    assert flags(events, "2026-06-30T23:59", "T15") == ["T15 O1 amber 2026-06-01 10:00 .. 2026-06-16 00:00"]


def test_listing_behind_the_order_does_not_close_the_gap() -> None:
    assert (
        flags(case(interim_made(MONDAY, "2026-06-30"), listed("2026-06-05T09:00", "2026-07-01")), LATER, "T15") == GAP
    )


def test_extension_past_the_hearing_closes_the_gap() -> None:
    events = case(
        interim_made(MONDAY, "2026-06-30"),
        listed("2026-06-05T09:00", "2026-07-13"),
        order_step("2026-06-08T09:00", "renewed", last_day="2026-07-13"),
    )
    assert flags(events, "2026-07-13T23:59", "T15") == ["T15 O1 amber 2026-06-01 10:00 .. 2026-06-08 09:00"]


def test_extension_that_leaves_a_gap_is_flagged_anew_by_its_new_end() -> None:
    """To Fri 10 July: 10 before: 9 to 6 July = 4, 3 to 1 July = 7, 30, 29, 26 June = 10. 2 before: Wed 8 July."""
    events = case(interim_made(MONDAY, "2026-06-30"), order_step("2026-06-08T09:00", "renewed", last_day="2026-07-10"))
    assert flags(events, LATER, "T15") == [
        "T15 O1 amber 2026-06-01 10:00 .. 2026-06-08 09:00",
        "T15 O1 amber 2026-06-08 09:00 .. open",
        "T15 O1 red 2026-06-26 00:00 .. open",
        "T15 O1 critical 2026-07-08 00:00 .. open",
    ]


def test_gap_climbs_every_two_working_days_after_red() -> None:
    """Red Tue 16: Wed 17 and Thu 18; Fri 19 and Mon 22; Tue 23 and Wed 24."""
    assert ladder(case(interim_made(MONDAY, "2026-06-30")), LATER, "T15") == [
        "1 2026-06-16 00:00",
        "1.5 2026-06-19 00:00",
        "2 2026-06-23 00:00",
        "3 2026-06-25 00:00",
    ]


def test_gap_closes_when_the_interim_order_is_discharged() -> None:
    events = case(interim_made(MONDAY, "2026-06-30"), order_step("2026-06-17T09:00", "discharged"))
    assert flags(events, LATER, "T15") == [
        "T15 O1 amber 2026-06-01 10:00 .. 2026-06-17 09:00",
        "T15 O1 red 2026-06-16 00:00 .. 2026-06-17 09:00",
    ]


def test_full_order_has_no_gap() -> None:
    assert flags(case(full_made(MONDAY, "2028-05-31")), LATER, "T15") == []
