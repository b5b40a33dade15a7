"""What a closing does to the clocks and a reopening undoes: worked out by hand, as in test_application_clocks.py.

Requested on Mon 1 June 2026 at high risk: T1 is amber at 00:00 on Wed 3 June and red at 00:00 on Thu 4 June.
"""

from __future__ import annotations

from typing import Final

import pytest

from tests.orders.histories import (
    Raw,
    acknowledged,
    breach,
    flags,
    full_made,
    incident,
    interim_made,
    ladder,
    opened,
    order_step,
    paused,
    requested,
    requirement,
    reviewed,
)

OPEN: Final = opened("2026-05-29T10:00")
ASKED: Final = requested("2026-06-01T10:00")
LATER: Final = "2026-07-31T00:00"


def closed(at: str) -> Raw:
    return {"at": at, "type": "case_closed", "reason": "contact_lost"}


def reopened(at: str) -> Raw:
    return {"at": at, "type": "case_reopened", "reason": "it_began_again"}


def test_closing_stops_what_runs_and_keeps_what_was_reached() -> None:
    told = [OPEN, ASKED, closed("2026-06-03T12:00")]
    assert flags(told, LATER, "T1") == ["T1 A1 amber 2026-06-03 00:00 .. 2026-06-03 12:00"]


def test_closing_at_the_moment_of_a_limit_is_in_time() -> None:
    assert flags([OPEN, ASKED, closed("2026-06-03T00:00")], LATER) == []


def test_reopening_counts_from_the_old_start_and_flags_at_once_what_is_over() -> None:
    told = [OPEN, ASKED, closed("2026-06-02T12:00"), reopened("2026-06-10T09:00")]
    assert flags(told, "2026-06-10T10:00", "T1") == [
        "T1 A1 amber 2026-06-10 09:00 .. open",
        "T1 A1 red 2026-06-10 09:00 .. open",
    ]
    assert ladder(told, "2026-06-10T10:00", "T1") == [f"{step} 2026-06-10 09:00" for step in ("1", "1.5", "2", "3")]


def test_reopening_before_a_limit_leaves_the_limit_where_it_was() -> None:
    told = [OPEN, ASKED, closed("2026-06-02T09:00"), reopened("2026-06-02T15:00"), acknowledged("2026-06-03T10:00")]
    assert flags(told, LATER, "T1") == ["T1 A1 amber 2026-06-03 00:00 .. 2026-06-03 10:00"]


def test_closed_and_reopened_at_one_moment_is_as_if_nothing_had_been() -> None:
    told = [OPEN, ASKED, closed("2026-06-01T10:00"), reopened("2026-06-01T10:00")]
    assert flags(told, "2026-06-05T00:00") == flags([OPEN, ASKED], "2026-06-05T00:00")


def test_time_since_she_first_asked_goes_on_over_a_closing() -> None:
    """T19 at high risk is amber 10 working days after the request, whatever happened between."""
    told = [OPEN, ASKED, closed("2026-06-02T12:00"), reopened("2026-06-30T09:00")]
    assert flags(told, "2026-06-30T09:00", "T19")[0] == "T19 A1 amber 2026-06-30 09:00 .. open"


def test_pause_from_before_the_closing_counts_once_and_raises_nothing_early() -> None:
    """Paused on 1 June until 3 June: two working days more. Amber at 00:00 on Fri 5, red on Sat 6 June."""
    told = [OPEN, ASKED, paused("2026-06-01T11:00", "2026-06-03"), closed("2026-06-02T09:00")]
    told += [reopened("2026-06-04T09:00")]
    assert flags(told, "2026-06-30T00:00", "T1")[:2] == [
        "T1 A1 amber 2026-06-05 00:00 .. open",
        "T1 A1 red 2026-06-06 00:00 .. open",
    ]


def test_new_pause_after_a_reopening_counts_no_day_twice() -> None:
    told = [OPEN, ASKED, paused("2026-06-01T11:00", "2026-06-03"), closed("2026-06-02T09:00")]
    told += [reopened("2026-06-02T10:00"), paused("2026-06-02T11:00", "2026-06-03")]
    assert flags(told, "2026-06-30T00:00", "T1")[0] == "T1 A1 amber 2026-06-05 00:00 .. open"


def test_review_after_a_reopening_answers_what_waited_for_one_since_before_the_closing() -> None:
    told = [OPEN, ASKED, full_made("2026-06-02T10:00"), breach("2026-06-03T10:00"), closed("2026-06-03T11:00")]
    told += [reopened("2026-06-10T11:00"), reviewed("2026-06-10T12:00", "high")]
    assert all(line.endswith(".. 2026-06-10 12:00") for line in flags(told, LATER, "B7"))
    assert flags(told, LATER, "B7")[0].startswith("B7 B1 red 2026-06-10 11:00")


def test_requirement_of_an_order_that_ended_meanwhile_does_not_run_again() -> None:
    conditions = [requirement("C1", "2026-06-03")]
    told = [OPEN, ASKED, interim_made("2026-06-02T10:00", "2026-06-05", conditions=conditions)]
    told += [closed("2026-06-04T12:00"), reopened("2026-06-08T09:00")]
    assert [line for line in flags(told, LATER, "T14") if "2026-06-08" in line] == []


def test_requirement_that_was_not_due_yet_is_due_on_its_day() -> None:
    conditions = [requirement("C1", "2026-06-15")]
    told = [OPEN, ASKED, full_made("2026-06-02T10:00", conditions=conditions)]
    told += [closed("2026-06-04T12:00"), reopened("2026-06-08T09:00")]
    assert flags(told, LATER, "T14") == flags(told[:3], LATER, "T14")
    assert flags(told[:4], LATER, "T14") == []


INTERIM: Final = interim_made("2026-06-02T10:00", "2026-07-10")
FULL: Final = full_made("2026-06-02T10:00", "2028-06-01")


@pytest.mark.parametrize(("rule", "made"), [("T15", INTERIM), ("T16", FULL)])
def test_order_that_runs_out_is_watched_again(rule: str, made: Raw) -> None:
    told = [OPEN, ASKED, made, order_step("2026-06-02T11:00", "served")]
    until = "2028-06-30T00:00"
    closing = [closed("2026-06-02T12:00"), reopened("2026-06-02T13:00")]
    assert flags([*told, *closing], until, rule) != []
    assert len(flags([*told, closing[0]], until, rule)) < len(flags(told, until, rule))


def test_incident_after_a_reopening_starts_its_own_clock() -> None:
    told = [OPEN, ASKED, closed("2026-06-02T12:00"), reopened("2026-06-02T13:00")]
    told += [incident("2026-06-02T14:00", "THR-01")]
    assert flags(told, "2026-06-02T15:00", "T21") == ["T21 I1 red 2026-06-02 14:00 .. open"]
