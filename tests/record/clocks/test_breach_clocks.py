"""The clocks of a breach (B1 to B9): elapsed time day and night, what answers each, both clock changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import pytest

from tests.orders.histories import (
    Raw,
    breach,
    breach_step,
    flags,
    full_made,
    ladder,
    opened,
    paused,
    requested,
    reviewed,
)

MONDAY: Final = "2026-06-01T10:00"
LATER: Final = "2026-08-28T00:00"
ORDER: Final = [requested("2026-01-05T10:00"), full_made("2026-01-12T10:00")]


def case(*events: Raw, risk: str = "high") -> list[Raw]:
    return [opened("2026-01-05T09:00", risk), *ORDER, *events]


def after(hours: int) -> str:
    """Hours after Monday 10:00; no clock changes in June."""
    return (datetime.fromisoformat(MONDAY) + timedelta(hours=hours)).isoformat(sep=" ", timespec="minutes")


LEARNED: Final = breach(MONDAY)
EARLIER: Final = [breach("2026-06-01T09:00"), breach_step("2026-06-01T09:00", "reported_to_police")]
REPORTED: Final = [breach("2026-06-01T09:00"), breach_step(MONDAY, "reported_to_police")]

STARTS: Final[dict[str, list[Raw]]] = {
    "B1": [LEARNED],
    "B2": REPORTED,
    "B3": REPORTED,
    "B4": REPORTED,
    "B5": [*EARLIER, breach_step(MONDAY, "warrant_issued")],
    "B6": [*EARLIER, breach_step(MONDAY, "arrested")],
    "B7": [LEARNED],
    "B8": [*EARLIER, breach_step(MONDAY, "interviewed")],
    "B9": [*EARLIER, breach_step(MONDAY, "no_further_action")],
}

# practice.md 3.3: very high, high, medium, standard. Working days from Mon 1 June: 1 is over on Wed 3, 2 on Thu 4,
# 5 on Tue 9 June at 00:00. Critical is three times that: 3 Fri 5, 6 Wed 10, 15 Tue 23 June.
LEVELS: Final = ("very_high", "high", "medium", "standard")
WORKING_DAYS: Final = {1: "2026-06-03 00:00", 2: "2026-06-04 00:00", 5: "2026-06-09 00:00"}
RED: Final = {
    "B1": (after(1), after(4), after(24), after(24)),
    "B2": (after(1), after(4), after(24), after(48)),
    "B3": (after(24), after(24), after(24), after(48)),
    "B4": (after(12), after(24), after(72), after(168)),
    "B5": (after(24), after(48), after(96), after(168)),
    "B6": (after(24), after(24), WORKING_DAYS[1], WORKING_DAYS[5]),
    "B7": (after(4), after(24), WORKING_DAYS[2], WORKING_DAYS[5]),
    "B8": (after(7 * 24), after(14 * 24), after(28 * 24), after(28 * 24)),
    "B9": (WORKING_DAYS[1], WORKING_DAYS[1], WORKING_DAYS[2], WORKING_DAYS[5]),
}
TREBLED: Final = {1: "2026-06-05 00:00", 2: "2026-06-10 00:00", 5: "2026-06-23 00:00"}
CRITICAL: Final = {
    "B1": (after(3), after(12), after(72), after(72)),
    "B2": (after(3), after(12), after(72), after(144)),
    "B3": (after(72), after(72), after(72), after(144)),
    "B4": (after(36), after(72), after(216), after(504)),
    "B5": (after(72), after(144), after(288), after(504)),
    "B6": (after(72), after(72), TREBLED[1], TREBLED[5]),
    "B7": (after(12), after(72), TREBLED[2], TREBLED[5]),
    "B8": (after(21 * 24), after(42 * 24), after(84 * 24), after(84 * 24)),
    "B9": (TREBLED[1], TREBLED[1], TREBLED[2], TREBLED[5]),
}
ANSWERS: Final = {
    "B1": ("reported_to_police", "not_reported_reviewed"),
    "B2": ("police_contacted_victim",),
    "B3": ("crime_recorded",),
    "B4": ("arrested", "interviewed", "warrant_issued", "charged", "no_further_action"),
    "B5": ("warrant_executed",),
    "B6": ("outcome_told_to_victim",),
    "B8": ("charged", "no_further_action"),
    "B9": ("reviewed",),
}
MAY_HAPPEN: Final = {
    "B1": ("reported_to_police", "not_reported_reviewed"),
    "B2": ("police_contacted_victim", "crime_recorded", "arrested", "interviewed", "warrant_issued", "charged"),
    "B5": ("police_contacted_victim", "crime_recorded", "arrested", "warrant_executed", "charged", "no_further_action"),
    "B6": ("outcome_told_to_victim", "bail_update", "charged", "no_further_action", "warrant_issued", "interviewed"),
    "B9": ("reviewed", "charged", "outcome_told_to_victim", "police_contacted_victim"),
}


def expected(rule: str, level: str) -> str:
    return RED[rule][LEVELS.index(level)]


def both(rule: str, level: str) -> list[str]:
    """Red and critical, unanswered."""
    critical = CRITICAL[rule][LEVELS.index(level)]
    return [f"{rule} B1 red {expected(rule, level)} .. open", f"{rule} B1 critical {critical} .. open"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("rule", STARTS)
def test_breach_is_red_when_its_one_limit_is_over_and_critical_at_three_times(rule: str, level: str) -> None:
    assert flags(case(*STARTS[rule], risk=level), LATER, rule) == both(rule, level)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("rule", "name"), [(rule, names[0]) for rule, names in ANSWERS.items()])
def test_red_and_critical_close_together_and_an_answer_at_three_times_is_in_time(
    rule: str, name: str, level: str
) -> None:
    red, critical = expected(rule, level), CRITICAL[rule][LEVELS.index(level)]
    in_time = flags(case(*STARTS[rule], breach_step(critical, name), risk=level), LATER, rule)
    assert in_time == [f"{rule} B1 red {red} .. {critical}"]
    late = f"{critical}:00.000001"
    found = flags(case(*STARTS[rule], breach_step(late, name), risk=level), LATER, rule)
    assert found == [f"{rule} B1 red {red} .. {late}", f"{rule} B1 critical {critical} .. {late}"]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule, names in ANSWERS.items() for name in names])
def test_answer_is_in_time_at_the_flags_time_and_late_a_moment_after(rule: str, name: str, level: str) -> None:
    red = expected(rule, level)
    late = f"{red}:00.000001"
    assert flags(case(*STARTS[rule], breach_step(red, name), risk=level), LATER, rule) == []
    found = flags(case(*STARTS[rule], breach_step(late, name), risk=level), LATER, rule)
    assert found == [f"{rule} B1 red {red} .. {late}"]


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (rule, name)
        for rule, names in {
            **MAY_HAPPEN,
            "B3": MAY_HAPPEN["B2"],
            "B4": MAY_HAPPEN["B2"],
            "B7": MAY_HAPPEN["B1"],
        }.items()
        for name in names
        if name not in ANSWERS.get(rule, ())
    ],
)
def test_other_steps_do_not_answer(rule: str, name: str) -> None:
    events = case(*STARTS[rule], breach_step("2026-06-01T10:30", name))
    assert flags(events, LATER, rule) == both(rule, "high")


def test_warrant_answers_the_wait_for_an_arrest_and_nothing_else() -> None:
    """Reported 10:00; warrant at 11:00. B2 4 h, B3 24 h, B7 24 h from 09:00, B5 48 h from 11:00; and each again."""
    events = case(*REPORTED, breach_step("2026-06-01T11:00", "warrant_issued"))
    assert flags(events, LATER, "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9") == [
        "B2 B1 red 2026-06-01 14:00 .. open",
        "B2 B1 critical 2026-06-01 22:00 .. open",
        "B7 B1 red 2026-06-02 09:00 .. open",
        "B3 B1 red 2026-06-02 10:00 .. open",
        "B5 B1 red 2026-06-03 11:00 .. open",
        "B7 B1 critical 2026-06-04 09:00 .. open",
        "B3 B1 critical 2026-06-04 10:00 .. open",
        "B5 B1 critical 2026-06-07 11:00 .. open",
    ]


def test_second_warrant_after_the_first_was_executed_has_its_own_age() -> None:
    events = case(
        *STARTS["B5"],
        breach_step("2026-06-02T10:00", "warrant_executed"),
        breach_step("2026-06-05T10:00", "warrant_issued"),
    )
    assert flags(events, LATER, "B5") == [
        "B5 B1 red 2026-06-07 10:00 .. open",
        "B5 B1 critical 2026-06-11 10:00 .. open",
    ]


def test_interview_after_an_arrest_starts_no_second_wait() -> None:
    events = case(*STARTS["B6"], breach_step("2026-06-01T20:00", "interviewed"))
    assert flags(events, LATER, "B6", "B8") == [
        "B6 B1 red 2026-06-02 10:00 .. open",
        "B6 B1 critical 2026-06-04 10:00 .. open",
        "B8 B1 red 2026-06-15 10:00 .. open",
        "B8 B1 critical 2026-07-13 10:00 .. open",
    ]


def test_each_bail_update_starts_the_next_wait() -> None:
    """14 days at high: update on the 15th, due again on the 29th; none came until 1 July, then 15 July."""
    events = case(
        *STARTS["B8"],
        breach_step("2026-06-15T10:00", "bail_update"),
        breach_step("2026-07-01T10:00", "bail_update"),
        breach_step("2026-07-14T10:00", "charged"),
    )
    assert flags(events, LATER, "B8") == ["B8 B1 red 2026-06-29 10:00 .. 2026-07-01 10:00"]


@pytest.mark.parametrize(("at", "found"), [("2026-06-02T10:00", []), ("2026-06-02T10:01", ["2026-06-02 10:01"])])
def test_review_of_risk_after_the_breach_answers(at: str, found: list[str]) -> None:
    """24 h at high."""
    events = case(LEARNED, reviewed(at, "high"))
    assert flags(events, LATER, "B7") == [f"B7 B1 red 2026-06-02 10:00 .. {closed}" for closed in found]


def test_review_before_a_breach_and_the_raise_by_another_do_not_answer() -> None:
    events = case(
        reviewed("2026-06-01T09:59", "high"),
        LEARNED,
        breach("2026-06-01T12:00", "B2"),  # within 168 h of the first: very high from here, 4 h
    )
    assert flags(events, LATER, "B7") == [
        "B7 B1 red 2026-06-01 14:00 .. open",
        "B7 B2 red 2026-06-01 16:00 .. open",
        "B7 B1 critical 2026-06-01 22:00 .. open",
        "B7 B2 critical 2026-06-02 00:00 .. open",
    ]


def test_one_review_answers_every_breach_known_by_then() -> None:
    events = case(LEARNED, breach("2026-06-01T11:00", "B2"), reviewed("2026-06-01T13:00", "very_high"))
    assert flags(events, LATER, "B7") == []


def test_steps_of_one_breach_leave_another_open() -> None:
    events = case(breach("2026-06-01T10:00"), breach("2026-06-11T10:00", "B2"))
    events.append(breach_step("2026-06-11T11:00", "reported_to_police", "B2"))
    assert flags(events, LATER, "B1") == [
        "B1 B1 red 2026-06-01 14:00 .. open",
        "B1 B1 critical 2026-06-01 22:00 .. open",
    ]


def test_hours_climb_by_the_hour() -> None:
    """4 h: 6 h, 8 h and 12 h after 10:00; reported at 20:00, after step 2."""
    events = case(LEARNED, breach_step("2026-06-01T20:00", "reported_to_police"))
    assert ladder(events, LATER, "B1") == ["1 2026-06-01 14:00", "1.5 2026-06-01 16:00", "2 2026-06-01 18:00"]


def test_working_days_climb_by_the_working_day_rounded_up() -> None:
    """B9, high, N = 1: ×1.5 = 1.5 -> 2: Thu 4; ×2 = 2: Thu 4; ×3: Wed 3, Thu 4, Fri 5 -> Fri 5 June at 00:00."""
    assert ladder(case(*STARTS["B9"]), LATER, "B9") == [
        "1 2026-06-03 00:00",
        "1.5 2026-06-04 00:00",
        "2 2026-06-04 00:00",
        "3 2026-06-05 00:00",
    ]


def test_days_climb_by_the_elapsed_day() -> None:
    """B8, very high, 7 d: 10.5 d, 14 d, 21 d."""
    assert ladder(case(*STARTS["B8"], risk="very_high"), LATER, "B8") == [
        "1 2026-06-08 10:00",
        "1.5 2026-06-11 22:00",
        "2 2026-06-15 10:00",
        "3 2026-06-22 10:00",
    ]


def test_pause_of_an_application_never_touches_a_breach() -> None:
    events = case(requested("2026-05-29T10:00", "A2"), LEARNED, paused("2026-06-01T11:00", "2026-06-30", "A2"))
    assert flags(events, LATER, "B1") == both("B1", "high")


def test_level_change_measures_a_running_warrant_again_from_its_issue() -> None:
    """96 h at medium; very high from Wed 3 at noon: 24 h have long been over."""
    events = case(*STARTS["B5"], reviewed("2026-06-03T12:00", "very_high"), risk="medium")
    assert flags(events, LATER, "B5") == [
        "B5 B1 red 2026-06-03 12:00 .. open",
        "B5 B1 critical 2026-06-04 10:00 .. open",
    ]
    assert ladder(events, LATER, "B5") == [
        "1 2026-06-03 12:00",
        "1.5 2026-06-03 12:00",  # 36 h: Tue 2 at 22:00
        "2 2026-06-03 12:00",  # 48 h: Wed 3 at 10:00
        "3 2026-06-04 10:00",  # 72 h
    ]


def test_lower_level_gives_an_open_warrant_more_time() -> None:
    events = case(*STARTS["B5"], reviewed("2026-06-02T12:00", "standard"))
    assert flags(events, LATER, "B5") == both("B5", "standard")


@pytest.mark.parametrize(
    ("learned", "red"),
    [
        # The clocks go back on Sun 25 Oct 2026 at 02:00: 24 hours later it is 23:30 on the same date.
        ("2026-10-25T00:30", "2026-10-25 23:30"),
        ("2026-10-24T12:00", "2026-10-25 11:00"),
        # Both half past ones of that night, told apart by their offsets.
        ("2026-10-25T01:30+01:00", "2026-10-26 00:30"),
        ("2026-10-25T01:30+00:00", "2026-10-26 01:30"),
        # They go forward on Sun 29 March at 01:00.
        ("2026-03-29T00:30", "2026-03-30 01:30"),
        ("2026-03-28T12:00", "2026-03-29 13:00"),
    ],
)
def test_hours_are_elapsed_hours_over_both_clock_changes(learned: str, red: str) -> None:
    events = case(breach(learned), risk="medium")
    assert flags(events, red.replace(" ", "T"), "B1") == [f"B1 B1 red {red} .. open"]


def test_hours_run_at_night_on_weekends_and_on_christmas_day() -> None:
    """4 h from 25 Dec 2026, 22:00."""
    assert flags(case(breach("2026-12-25T22:00")), "2026-12-31T00:00", "B1") == [
        "B1 B1 red 2026-12-26 02:00 .. open",
        "B1 B1 critical 2026-12-26 10:00 .. open",
    ]


def test_second_report_starts_nothing() -> None:
    """The first of 10:00 is answered; another of Tue 2 leaves what was answered alone."""
    answers = [
        breach_step("2026-06-01T12:00", name) for name in ("police_contacted_victim", "crime_recorded", "arrested")
    ]
    events = case(*REPORTED, *answers, breach_step("2026-06-02T10:00", "reported_to_police"))
    assert flags(events, LATER, "B2", "B3", "B4") == []
