"""Pauses: they lengthen the limits of T1 to T7, T9 and T17 that run and are not over, by at most 10 working days each.

June 2026 has no bank holiday and begins on a Monday.
"""

from __future__ import annotations

import pytest

from tests.orders.histories import acknowledged, flags, ladder, paused, requested
from tests.record.clocks.test_application_clocks import LATER, LIMITS, MONDAY, OVER, STARTS, case


def test_pause_adds_the_working_days_after_its_day_up_to_its_end() -> None:
    """Paused Tue 2 until Fri 5: 3, 4, 5 = 3. Amber 1 + 3 = 4: Fri 5; red 2 + 3 = 5: Mon 8."""
    events = case(requested(MONDAY), paused("2026-06-02T12:00", "2026-06-05"))
    assert flags(events, LATER, "T1") == [
        "T1 A1 amber 2026-06-06 00:00 .. open",
        "T1 A1 red 2026-06-09 00:00 .. open",
    ]


def test_pause_over_a_weekend_adds_no_weekend() -> None:
    """Paused Thu 4 until Sun 7: Fri 5 = 1. T2 amber 3 + 1 = 4: Fri 5; red 5 + 1 = 6: Tue 9."""
    assert flags(case(*STARTS["T2"], paused("2026-06-04T12:00", "2026-06-07")), LATER, "T2") == [
        "T2 A1 amber 2026-06-06 00:00 .. open",
        "T2 A1 red 2026-06-10 00:00 .. open",
    ]


def test_pause_adds_ten_working_days_at_most() -> None:
    """Until 31 July, but 10: amber 11 = Tue 16, red 12 = Wed 17 June."""
    assert flags(case(requested(MONDAY), paused("2026-06-02T12:00", "2026-07-31")), LATER, "T1") == [
        "T1 A1 amber 2026-06-17 00:00 .. open",
        "T1 A1 red 2026-06-18 00:00 .. open",
    ]


def test_pause_adds_nothing_to_a_limit_that_is_over() -> None:
    """Paused Wed 3 at noon until Fri 5: amber was over; red 2 + 2 = 4: Fri 5. Paused after red: nothing."""
    between = case(requested(MONDAY), paused("2026-06-03T12:00", "2026-06-05"))
    assert flags(between, LATER, "T1") == [f"T1 A1 amber {OVER[1]} .. open", "T1 A1 red 2026-06-06 00:00 .. open"]
    after = case(requested(MONDAY), paused("2026-06-04T12:00", "2026-06-12"))
    assert flags(after, LATER, "T1") == [f"T1 A1 amber {OVER[1]} .. open", f"T1 A1 red {OVER[2]} .. open"]
    assert ladder(after, "2026-06-10T00:00", "T1") == [
        "1 2026-06-04 00:00",
        "1.5 2026-06-05 00:00",
        "2 2026-06-06 00:00",
        "3 2026-06-10 00:00",
    ]


def test_day_paused_twice_counts_once() -> None:
    """Tue 2 until Fri 5 = 3; Wed 3 until Mon 8 adds Mon 8 = 1. Red 2 + 4 = 6: Tue 9."""
    twice = [paused("2026-06-02T12:00", "2026-06-05"), paused("2026-06-03T12:00", "2026-06-08")]
    assert flags(case(requested(MONDAY), *twice), LATER, "T1")[-1] == "T1 A1 red 2026-06-10 00:00 .. open"


def test_clock_that_started_during_a_pause_is_lengthened_by_the_next_pause_in_full() -> None:
    """T2 from Wed 3 at 11:00; the pause of Tue 2 is not its own. Wed 3 until Mon 8: 4, 5, 8 = 3; red 8: Mon 15."""
    events = case(
        requested(MONDAY),
        paused("2026-06-02T12:00", "2026-06-05"),
        acknowledged("2026-06-03T11:00"),
        paused("2026-06-03T12:00", "2026-06-08"),
    )
    assert flags(events, LATER, "T2")[-1] == "T2 A1 red 2026-06-16 00:00 .. open"


def test_pauses_one_after_the_other_add_up() -> None:
    """Tue 2 until Wed 3 = 1; Wed 3 until Fri 5 = 2: red 2 + 3 = 5: Mon 8."""
    both = [paused("2026-06-02T12:00", "2026-06-03"), paused("2026-06-03T12:00", "2026-06-05")]
    assert flags(case(requested(MONDAY), *both), LATER, "T1")[-1] == "T1 A1 red 2026-06-09 00:00 .. open"


def test_clock_that_starts_later_is_not_lengthened() -> None:
    """Paused Tue 2 until Fri 12; acknowledged Wed 3: T2 3 = Mon 8."""
    events = case(requested(MONDAY), paused("2026-06-02T12:00", "2026-06-12"), acknowledged("2026-06-03T10:00"))
    assert flags(events, LATER, "T2")[0] == "T2 A1 amber 2026-06-09 00:00 .. open"


def test_pause_is_itself_heard_and_lengthens_the_silence_that_begins_with_it() -> None:
    """From Tue 2, 3 days: amber 5 + 3 = 8: Fri 12; red 7 + 3 = 10: Tue 16."""
    events = case(requested(MONDAY), paused("2026-06-02T12:00", "2026-06-05"))
    assert flags(events, LATER, "T17") == [
        "T17 A1 amber 2026-06-13 00:00 .. open",
        "T17 A1 red 2026-06-17 00:00 .. open",
    ]


@pytest.mark.parametrize("rule", ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9"])
def test_pause_lengthens_the_rules_that_it_may(rule: str) -> None:
    """Paused on Tue 2 until Wed 3: one day more."""
    one_more = {1: OVER[2], 2: OVER[3], 3: "2026-06-06 00:00", 5: "2026-06-10 00:00"}
    amber, red = LIMITS[rule][0]
    assert flags(case(*STARTS[rule], paused("2026-06-02T12:00", "2026-06-03")), LATER, rule)[-2:] == [
        f"{rule} A1 amber {one_more[amber]} .. open",
        f"{rule} A1 red {one_more[red]} .. open",
    ]


def test_pause_never_lengthens_the_wait_for_an_order() -> None:
    """T19: 10 and 20 working days from Mon 1 June: Mon 15 and Mon 29. T20: 40: Mon 27 July."""
    events = case(requested(MONDAY), paused("2026-06-02T12:00", "2026-06-30"))
    assert flags(events, LATER, "T19", "T20") == [
        "T19 A1 amber 2026-06-16 00:00 .. open",
        "T19 A1 red 2026-06-30 00:00 .. open",
        "T20 A1 amber 2026-07-28 00:00 .. open",
    ]


def test_pause_of_one_application_leaves_another_alone() -> None:
    events = case(requested(MONDAY), requested(MONDAY, "A2"), paused("2026-06-02T12:00", "2026-06-05", "A2"))
    assert flags(events, "2026-06-04T00:00", "T1") == [
        f"T1 A1 amber {OVER[1]} .. open",
        f"T1 A1 red {OVER[2]} .. open",
    ]
