"""The clocks of an application's way (T1 to T7, T9, T17, T18): what starts, answers, stops and lengthens each.

June 2026 has no bank holiday and begins on a Monday. Counted from Mon 1 June by hand, N working days are over at 00:00
of: 1 Wed 3, 2 Thu 4, 3 Fri 5, 4 Sat 6, 5 Tue 9, 6 Wed 10, 7 Thu 11, 8 Fri 12, 9 Sat 13, 10 Tue 16, 12 Thu 18,
15 Tue 23 June.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from tests.orders.histories import (
    Raw,
    acknowledged,
    adjourned,
    breach,
    flags,
    full_made,
    incident,
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

OVER: Final = {
    1: "2026-06-03 00:00",
    2: "2026-06-04 00:00",
    3: "2026-06-05 00:00",
    5: "2026-06-09 00:00",
    7: "2026-06-11 00:00",
    8: "2026-06-12 00:00",
    10: "2026-06-16 00:00",
    12: "2026-06-18 00:00",
    15: "2026-06-23 00:00",
}
BEFORE: Final = "2026-05-29T10:00"
MONDAY: Final = "2026-06-01T10:00"
LATER: Final = "2026-07-31T00:00"

Answer = Callable[[str], Raw]

STARTS: Final[dict[str, list[Raw]]] = {
    "T1": [requested(MONDAY)],
    "T2": [requested(BEFORE), acknowledged(MONDAY)],
    "T3": [requested(BEFORE), step(MONDAY, "decided_to_apply")],
    "T4": [requested(BEFORE), step(MONDAY, "conditions_put_to_victim")],
    "T5": [requested(BEFORE), step(MONDAY, "sent_to_legal")],
    "T6": [requested(BEFORE), step(MONDAY, "interim_applied")],
    "T7": [requested(BEFORE), step(MONDAY, "lodged")],
    "T9": [requested(BEFORE), adjourned(MONDAY)],
    "T17": [requested(MONDAY)],
    "T18": [requested(BEFORE), refused(MONDAY)],
}

# practice.md 2.3, working days, amber / red: high, medium, standard.
LIMITS: Final = {
    "T1": ((1, 2), (2, 5), (3, 5)),
    "T2": ((3, 5), (7, 10), (10, 15)),
    "T3": ((3, 5), (5, 10), (7, 15)),
    "T4": ((1, 2), (2, 3), (3, 5)),
    "T5": ((3, 5), (5, 10), (10, 15)),
    "T6": ((1, 2), (3, 5), (5, 10)),
    "T7": ((2, 5), (5, 10), (5, 10)),
    "T9": ((1, 2), (2, 5), (2, 5)),
    "T17": ((5, 7), (8, 12), (10, 15)),
    "T18": ((1, 2), (2, 5), (3, 5)),
}
BANDS: Final = {"very_high": 0, "high": 0, "medium": 1, "standard": 2}

WAY: Final[dict[str, Answer]] = {
    "acknowledged": acknowledged,
    "decided_to_apply": lambda at: step(at, "decided_to_apply"),
    "conditions_put_to_victim": lambda at: step(at, "conditions_put_to_victim"),
    "authorised": lambda at: step(at, "authorised"),
    "sent_to_legal": lambda at: step(at, "sent_to_legal"),
    "lodged": lambda at: step(at, "lodged"),
    "listed": lambda at: listed(at, "2026-07-20"),
    "held": lambda at: step(at, "held"),
    "adjourned": adjourned,
    "full order": full_made,
}
LODGED: Final[dict[str, Answer]] = {
    "interim_applied": lambda at: step(at, "interim_applied"),
    "interim_refused": lambda at: step(at, "interim_refused"),
    "interim order": lambda at: interim_made(at, "2026-12-31"),
}
"""What shows that the main application is lodged (s.5): it answers T1 to T5, and not T7."""
ENDINGS: Final[dict[str, Answer]] = {
    "full order": full_made,
    "refused": refused,
    "withdrawn": lambda at: step(at, "withdrawn", reason="victim withdrew"),
    "declined": lambda at: step(at, "declined", reason="bail enough", alternatives="bail conditions"),
}
FIRST_ANSWER: Final = {
    "T1": "acknowledged",
    "T2": "decided_to_apply",
    "T3": "conditions_put_to_victim",
    "T4": "authorised",
    "T5": "lodged",
    "T7": "listed",
}


def case(*events: Raw, risk: str = "high") -> list[Raw]:
    return [opened("2026-05-29T09:00", risk), *events]


@pytest.mark.parametrize("risk", BANDS)
@pytest.mark.parametrize("rule", STARTS)
def test_stage_turns_amber_and_red_by_the_printed_limits(rule: str, risk: str) -> None:
    amber, red = LIMITS[rule][BANDS[risk]]
    found = flags(case(*STARTS[rule], risk=risk), LATER, rule)
    subject = f"{rule} A1"
    assert [each for each in found if each >= f"{subject} amber 2026-06"] == [
        f"{subject} amber {OVER[amber]} .. open",
        f"{subject} red {OVER[red]} .. open",
    ]


def answers() -> list[tuple[str, str, Answer]]:
    """Every later step on the way, and every ending, answers T1 to T5 and T7; the others have their own answers."""
    found = [
        (rule, name, WAY[name]) for rule, first in FIRST_ANSWER.items() for name in list(WAY)[list(WAY).index(first) :]
    ]
    found += [
        (rule, name, answer)
        for rule in ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9", "T17")
        for name, answer in ENDINGS.items()
    ]
    return [
        *found,
        ("T6", "interim order", LODGED["interim order"]),
        *[
            (rule, name, LODGED[name])
            for rule in ("T1", "T2", "T3", "T4", "T5")
            for name in ("interim_applied", "interim order")
        ],
        ("T6", "interim_refused", lambda at: step(at, "interim_refused")),
        ("T9", "listed", WAY["listed"]),
        ("T9", "held", WAY["held"]),
        ("T9", "adjourned to a day", lambda at: adjourned(at, "2026-06-30")),
        ("T18", "reviewed", lambda at: step(at, "reviewed")),
    ]


@pytest.mark.parametrize(
    ("rule", "name", "answer"), answers(), ids=lambda each: each if isinstance(each, str) else "answer"
)
def test_answer_is_in_time_at_the_flags_time_and_late_a_moment_after(rule: str, name: str, answer: Answer) -> None:
    amber = OVER[LIMITS[rule][0][0]]
    in_time = flags(case(*STARTS[rule], answer(amber)), f"{amber}:30", rule)
    late = flags(case(*STARTS[rule], answer(f"{amber}:00.000001")), f"{amber}:30", rule)
    assert in_time == []
    assert late == [f"{rule} A1 amber {amber} .. {amber}:00.000001"]


@pytest.mark.parametrize(
    ("rule", "event"),
    [
        ("T7", step(OVER[1], "interim_applied")),
        ("T7", interim_made(OVER[1], "2026-12-31")),
        ("T1", incident(OVER[1], "CON-02")),
        ("T1", reviewed(OVER[1], "high")),
        ("T6", step(OVER[1], "lodged")),
        ("T6", listed(OVER[1], "2026-06-05")),
        ("T6", step(OVER[1], "held")),
        ("T9", step(OVER[1], "interim_applied")),
        ("T9", interim_made(OVER[1], "2026-12-31")),
        ("T9", adjourned(OVER[1])),
        ("T18", requested(OVER[1], "A2")),
        ("T18", reviewed(OVER[1], "high")),
    ],
    ids=str,
)
def test_other_events_do_not_answer(rule: str, event: Raw) -> None:
    amber = OVER[LIMITS[rule][0][0]]
    assert f"{rule} A1 amber {amber} .. open" in flags(case(*STARTS[rule], event), LATER, rule)


def test_step_of_another_application_answers_nothing() -> None:
    events = case(requested(MONDAY), requested(MONDAY, "A2"), acknowledged("2026-06-02T10:00", "A2"))
    assert flags(events, "2026-06-03T00:00", "T1") == ["T1 A1 amber 2026-06-03 00:00 .. open"]


@pytest.mark.parametrize(
    "gap", [step(MONDAY, "authorised"), listed(MONDAY, "2026-06-08"), step(MONDAY, "held")], ids=str
)
def test_no_stage_clock_runs_where_the_table_names_none(gap: Raw) -> None:
    assert flags(case(requested(BEFORE), gap), LATER, "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9") == []


def test_undated_adjournment_keeps_its_first_start_when_adjourned_again() -> None:
    events = case(requested(BEFORE), adjourned(MONDAY), adjourned("2026-06-03T10:00"))
    assert flags(events, LATER, "T9")[-1] == f"T9 A1 red {OVER[2]} .. open"


def test_interim_applied_for_again_after_refusal_starts_anew() -> None:
    """Applied again Mon 8: 1 = Tue 9, 2 = Wed 10."""
    again = [step("2026-06-02T10:00", "interim_refused"), step("2026-06-08T10:00", "interim_applied")]
    assert flags(case(*STARTS["T6"], *again), LATER, "T6") == [
        "T6 A1 amber 2026-06-10 00:00 .. open",
        "T6 A1 red 2026-06-11 00:00 .. open",
    ]


@pytest.mark.parametrize(
    "event",
    [
        step("2026-06-08T10:00", "interim_applied"),
        acknowledged("2026-06-08T10:00"),
        interim_made("2026-06-08T10:00", "2026-12-31"),
    ],
    ids=str,
)
def test_any_event_on_an_open_application_breaks_its_silence(event: Raw) -> None:
    """Silent from Mon 1; amber would be Tue 9. From Mon 8: 5 = Mon 15, 7 = Wed 17."""
    assert flags(case(requested(MONDAY), event), LATER, "T17") == [
        "T17 A1 amber 2026-06-16 00:00 .. open",
        "T17 A1 red 2026-06-18 00:00 .. open",
    ]


@pytest.mark.parametrize("name", ["served", "victim_told"])
def test_steps_of_its_interim_order_break_the_silence(name: str) -> None:
    """Interim order Mon 1, its step Mon 8: 5 = Mon 15."""
    events = case(requested(BEFORE), interim_made(MONDAY, "2026-12-31"), order_step("2026-06-08T10:00", name))
    assert flags(events, "2026-06-16T12:00", "T17") == ["T17 A1 amber 2026-06-16 00:00 .. open"]


@pytest.mark.parametrize(
    "event",
    [
        incident("2026-06-08T10:00", "CON-02"),
        reviewed("2026-06-08T10:00", "high"),
        requested("2026-06-08T10:00", "A2"),
    ],
    ids=str,
)
def test_events_elsewhere_leave_an_application_silent(event: Raw) -> None:
    found = flags(case(requested(MONDAY), event), "2026-06-12T00:00", "T17")
    assert found == ["T17 A1 amber 2026-06-09 00:00 .. open", "T17 A1 red 2026-06-11 00:00 .. open"]


def test_silence_ends_with_the_application() -> None:
    events = case(requested(MONDAY), refused("2026-06-02T10:00"), step("2026-06-04T10:00", "reviewed"))
    assert flags(events, LATER, "T17") == []


@pytest.mark.parametrize("ending", ["refused", "withdrawn", "declined"])
def test_ending_without_an_order_asks_for_a_review(ending: str) -> None:
    events = case(requested(BEFORE), ENDINGS[ending](MONDAY))
    assert flags(events, LATER, "T18") == [f"T18 A1 amber {OVER[1]} .. open", f"T18 A1 red {OVER[2]} .. open"]


def test_full_order_asks_for_no_review() -> None:
    assert flags(case(requested(BEFORE), full_made(MONDAY)), LATER, "T18") == []


def test_escalation_climbs_while_the_flag_is_open() -> None:
    """T2, N = 5: 5 = Mon 8, 7.5 -> 8 = Thu 11, 10 = Mon 15, 15 = Mon 22, but decided that day."""
    events = case(*STARTS["T2"], step("2026-06-22T10:00", "decided_to_apply"))
    assert ladder(events, LATER, "T2") == ["1 2026-06-09 00:00", "1.5 2026-06-12 00:00", "2 2026-06-16 00:00"]


def test_christmas_is_no_working_time() -> None:
    """Requested Thu 24 Dec 2026: Tue 29 is 1, Wed 30 is 2."""
    events = [opened("2026-12-24T09:00"), requested("2026-12-24T10:00")]
    assert flags(events, "2027-01-01T00:00", "T1") == [
        "T1 A1 amber 2026-12-30 00:00 .. open",
        "T1 A1 red 2026-12-31 00:00 .. open",
    ]


def test_working_days_end_at_local_midnight_over_both_clock_changes() -> None:
    """Fri 27 March: Mon 30 is 1 (BST since the 29th). Fri 23 Oct: Mon 26 is 1 (GMT since the 25th)."""
    spring = [opened("2026-03-27T09:00"), requested("2026-03-27T10:00")]
    autumn = [opened("2026-10-23T09:00"), requested("2026-10-23T10:00")]
    assert flags(spring, "2026-03-31T00:00", "T1") == ["T1 A1 amber 2026-03-31 00:00 .. open"]
    assert flags(autumn, "2026-10-27T00:00", "T1") == ["T1 A1 amber 2026-10-27 00:00 .. open"]


def test_higher_level_flags_at_the_change_what_is_over_by_then() -> None:
    events = case(requested(MONDAY), reviewed("2026-06-04T12:00", "high"), risk="standard")
    assert flags(events, "2026-06-05T00:00", "T1") == [
        "T1 A1 amber 2026-06-04 12:00 .. open",
        "T1 A1 red 2026-06-04 12:00 .. open",
    ]


def test_lower_level_takes_no_flag_back() -> None:
    events = case(requested(MONDAY), reviewed("2026-06-03T12:00", "standard"))
    assert flags(events, LATER, "T1") == [f"T1 A1 amber {OVER[1]} .. open", f"T1 A1 red {OVER[5]} .. open"]


def test_raise_by_a_breach_measures_the_clocks_of_an_application_too() -> None:
    """Medium T2, 7 / 10. A breach with a threat makes it high on Fri 5 at noon: 3 is over, 5 = Mon 8."""
    order = [requested(BEFORE, "A0"), full_made(BEFORE, application="A0")]
    threat = breach("2026-06-05T12:00", behaviours=["THR-01"])
    events = case(*order, *STARTS["T2"], threat, risk="medium")
    assert flags(events, LATER, "T2") == [
        "T2 A1 amber 2026-06-05 12:00 .. open",
        "T2 A1 red 2026-06-09 00:00 .. open",
    ]


def test_review_and_answer_in_one_moment_are_both_applied_before_measuring() -> None:
    events = case(requested(MONDAY), reviewed("2026-06-04T12:00", "high"), risk="standard")
    assert flags([*events, acknowledged("2026-06-04T12:00")], LATER, "T1") == []
