"""When one clock reaches its levels and steps: limits, level changes, pauses and endings, each at its edge."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from casework.dates.rules.london_time import LONDON
from risk.clocks.rules.due_moments import ClockRun, DueMoment, RiskPeriod, due_moments
from risk.thresholds.rules.limits import DEFAULTS, EscalationStep, Limit, Thresholds, Unit
from risk.working_days.rules import ENGLAND_AND_WALES

MOMENT = timedelta(microseconds=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


LONG_BEFORE = local("2024-01-01T00:00")
STARTED = local("2026-06-01T10:00")  # a Monday; no bank holiday until 31 August


def clock(rule: str, started: datetime = STARTED, **fields: object) -> ClockRun:
    told = {"rule": rule, "subject": "X", "started_at": started, "opened_at": started, **fields}
    return ClockRun(**told)  # type: ignore[arg-type]


def at_level(level: str, since: datetime = LONG_BEFORE) -> RiskPeriod:
    return RiskPeriod(since, level, DEFAULTS)


def reached(running: ClockRun, *regimes: RiskPeriod) -> dict[str, datetime]:
    found = due_moments(running, regimes or (at_level("high"),), ENGLAND_AND_WALES)
    return {mark.name: mark.at for mark in found}


def test_working_days_reach_amber_red_and_each_step() -> None:
    """N = 1 / 2 from Mon 1: Tue 2, Wed 3; ×1.5 = 3: Thu 4; ×2 = 4: Fri 5; ×3 = 6: Tue 9."""
    assert reached(clock("T1")) == {
        "amber": local("2026-06-03T00:00"),
        "red": local("2026-06-04T00:00"),
        "step_1": local("2026-06-04T00:00"),
        "step_1.5": local("2026-06-05T00:00"),
        "step_2": local("2026-06-06T00:00"),
        "step_3": local("2026-06-10T00:00"),
    }


def test_part_working_days_of_a_step_are_rounded_up() -> None:
    """N = 5: ×1.5 = 7.5, so 8: Thu 11 June is working day 8."""
    assert reached(clock("T2"))["step_1.5"] == local("2026-06-12T00:00")


def test_hours_are_exact_and_know_no_amber() -> None:
    assert reached(clock("B1")) == {
        "red": STARTED + timedelta(hours=4),
        "critical": STARTED + timedelta(hours=12),
        "step_1": STARTED + timedelta(hours=4),
        "step_1.5": STARTED + timedelta(hours=6),
        "step_2": STARTED + timedelta(hours=8),
        "step_3": STARTED + timedelta(hours=12),
    }


def test_steps_of_odd_hours_are_not_rounded() -> None:
    """1 h at very high: ×1.5 is half past."""
    assert reached(clock("B1"), at_level("very_high"))["step_1.5"] == STARTED + timedelta(minutes=90)


def test_days_are_elapsed_days() -> None:
    """14 d at high; 21 d, 28 d and 42 d."""
    found = reached(clock("B8"))
    assert [found[f"step_{step}"] - STARTED for step in ("1", "1.5", "2", "3")] == [
        timedelta(days=days) for days in (14, 21, 28, 42)
    ]


@pytest.mark.parametrize("rule", ["T1", "B1"])
def test_answer_at_exactly_the_flags_time_is_in_time(rule: str) -> None:
    first = min(reached(clock(rule)).values())
    assert reached(clock(rule, closed_at=first)) == {}
    assert set(reached(clock(rule, closed_at=first + MOMENT)).values()) == {first}
    assert reached(clock(rule, ends_at=first)) == {}


def test_earlier_of_answer_and_own_end_counts() -> None:
    red = local("2026-06-04T00:00")
    assert set(reached(clock("T1", ends_at=red, closed_at=red + MOMENT))) == {"amber"}
    assert set(reached(clock("T1", ends_at=red + MOMENT, closed_at=red))) == {"amber"}


# Standard: 3 / 5 = Fri 5, Tue 9 June 00:00.  High: 1 / 2 = Wed 3, Thu 4 June 00:00.
@pytest.mark.parametrize(
    ("change", "amber", "red"),
    [
        ("2026-06-02T12:00", "2026-06-03T00:00", "2026-06-04T00:00"),  # before either is over
        ("2026-06-03T00:00", "2026-06-03T00:00", "2026-06-04T00:00"),  # at the very moment
        ("2026-06-03T09:00", "2026-06-03T09:00", "2026-06-04T00:00"),  # amber is over already
        ("2026-06-04T12:00", "2026-06-04T12:00", "2026-06-04T12:00"),  # both are
        ("2026-06-05T12:00", "2026-06-05T00:00", "2026-06-05T12:00"),  # amber was raised by the old limit
        ("2026-06-09T00:00", "2026-06-05T00:00", "2026-06-09T00:00"),
        ("2026-06-20T12:00", "2026-06-05T00:00", "2026-06-09T00:00"),  # both were
    ],
)
def test_higher_level_measures_a_running_clock_again_from_its_start(change: str, amber: str, red: str) -> None:
    found = reached(clock("T1"), at_level("standard"), at_level("high", local(change)))
    assert (found["amber"], found["red"]) == (local(amber), local(red))


@pytest.mark.parametrize(
    ("change", "amber", "red"),
    [
        ("2026-06-02T12:00", "2026-06-05T00:00", "2026-06-09T00:00"),
        ("2026-06-03T00:00", "2026-06-05T00:00", "2026-06-09T00:00"),  # the lower level is in force at that moment
        ("2026-06-03T00:01", "2026-06-03T00:00", "2026-06-09T00:00"),  # amber stays, red has longer
        ("2026-06-04T00:01", "2026-06-03T00:00", "2026-06-04T00:00"),  # neither is taken back
    ],
)
def test_lower_level_lengthens_what_is_not_over_and_takes_nothing_back(change: str, amber: str, red: str) -> None:
    found = reached(clock("T1"), at_level("high"), at_level("standard", local(change)))
    assert (found["amber"], found["red"]) == (local(amber), local(red))


def test_level_that_goes_up_and_down_again_before_the_limit_changes_nothing() -> None:
    found = reached(
        clock("T1"),
        at_level("standard"),
        at_level("high", local("2026-06-01T11:00")),
        at_level("standard", local("2026-06-02T11:00")),
    )
    assert (found["amber"], found["red"]) == (local("2026-06-05T00:00"), local("2026-06-09T00:00"))


def test_steps_still_to_come_follow_the_new_level() -> None:
    """Red on Thu 4 June by 2; from 09:00 standard, 5: ×1.5 -> 8 = Thu 11, ×2 = 10 = Mon 15, ×3 = 15 = Mon 22."""
    found = reached(clock("T1"), at_level("high"), at_level("standard", local("2026-06-04T09:00")))
    assert [found[f"step_{step}"] for step in ("1", "1.5", "2", "3")] == [
        local("2026-06-04T00:00"),
        local("2026-06-12T00:00"),
        local("2026-06-16T00:00"),
        local("2026-06-23T00:00"),
    ]


def test_steps_that_are_over_by_a_higher_level_fall_due_at_the_change() -> None:
    """Standard, red Tue 9 June. High from Wed 10 at noon: 3, 4 and 6 working days are over by Wed 10 at 00:00."""
    change = local("2026-06-10T12:00")
    found = reached(clock("T1"), at_level("standard"), at_level("high", change))
    assert [found[f"step_{step}"] for step in ("1", "1.5", "2", "3")] == [local("2026-06-09T00:00"), *[change] * 3]


def test_limit_changes_from_working_days_to_hours_with_the_level() -> None:
    """B7, medium 2 WD from Mon 1: Thu 4. High is 24 h: over on Tue 2 at 10:00; the change comes at noon."""
    change = local("2026-06-02T12:00")
    assert reached(clock("B7"), at_level("medium"))["red"] == local("2026-06-04T00:00")
    assert reached(clock("B7"), at_level("medium"), at_level("high", change))["red"] == change


def test_pause_lengthens_limits_that_are_not_over() -> None:
    """3 days: amber 1 + 3 = 4: Fri 5; red 2 + 3 = 5: Mon 8; ×1.5 = 7.5 -> 8: Thu 11; ×2 = 10; ×3 = 15."""
    assert reached(clock("T1", pauses=((local("2026-06-02T12:00"), 3),))) == {
        "amber": local("2026-06-06T00:00"),
        "red": local("2026-06-09T00:00"),
        "step_1": local("2026-06-09T00:00"),
        "step_1.5": local("2026-06-12T00:00"),
        "step_2": local("2026-06-16T00:00"),
        "step_3": local("2026-06-23T00:00"),
    }


def test_pause_takes_back_no_amber_and_lengthens_no_limit_that_is_over() -> None:
    between = reached(clock("T1", pauses=((local("2026-06-03T12:00"), 2),)))
    assert (between["amber"], between["red"]) == (local("2026-06-03T00:00"), local("2026-06-06T00:00"))
    after = reached(clock("T1", pauses=((local("2026-06-04T12:00"), 2),)))
    assert after == reached(clock("T1"))


def test_nothing_is_reached_before_a_clock_opens() -> None:
    """Started Mon 1 June, taken up again on 1 July: everything that is over then is reached then."""
    opened = local("2026-07-01T10:00")
    found = reached(clock("T19", opened_at=opened))
    assert (found["amber"], found["red"], found["step_1"]) == (opened, opened, opened)
    assert found["step_1.5"] == local("2026-07-14T00:00")  # 30: Mon 13 July


def test_third_calendar_day_counts_the_day_of_service() -> None:
    """Served Fri 1 March 2024: over at the end of Sun 3 March."""
    found = reached(clock("T13", started=local("2024-03-01T23:59")))
    assert found["red"] == local("2024-03-04T00:00")


def test_rules_without_a_running_limit_go_a_step_further_every_two_working_days() -> None:
    """Red on Sat 6 June: Mon 8 and Tue 9; Wed 10 and Thu 11; Fri 12 and Mon 15."""
    found = reached(clock("T21", started=local("2026-06-06T22:15")))
    assert found == {
        "red": local("2026-06-06T22:15"),
        "step_1": local("2026-06-06T22:15"),
        "step_1.5": local("2026-06-10T00:00"),
        "step_2": local("2026-06-12T00:00"),
        "step_3": local("2026-06-16T00:00"),
    }


def test_third_adjournment_turns_red_when_standard_risk_rises() -> None:
    found = reached(clock("T10"), at_level("standard"), at_level("medium", local("2026-06-05T09:00")))
    assert (found["amber"], found["red"]) == (STARTED, local("2026-06-05T09:00"))
    assert reached(clock("T10"), at_level("standard")) == {"amber": STARTED}
    assert "amber" not in reached(clock("T10"), at_level("medium"))


@pytest.mark.parametrize(
    ("hearing_on", "levels"),
    [
        # Listed on Mon 1 June, high: more than 5 and more than 10 working days.
        ("2026-06-08", set()),  # exactly 5
        ("2026-06-09", {"amber"}),  # 6
        ("2026-06-13", {"amber"}),  # a Saturday: 9
        ("2026-06-15", {"amber"}),  # exactly 10
        ("2026-06-16", {"amber", "red"}),  # 11
    ],
)
def test_hearing_far_away_is_flagged_when_it_is_listed(hearing_on: str, levels: set[str]) -> None:
    found = reached(clock("T8", target=date.fromisoformat(hearing_on)))
    assert {name for name in found if not name.startswith("step")} == levels
    assert not levels or found["amber"] == STARTED


def test_hearing_far_away_is_flagged_anew_when_the_level_rises() -> None:
    """11 working days away; medium 10 / 20 shows amber, high 5 / 10 red as well from the change on."""
    change = local("2026-06-03T12:00")
    found = reached(clock("T8", target=date(2026, 6, 16)), at_level("medium"), at_level("high", change))
    assert (found["amber"], found["red"]) == (STARTED, change)


def test_end_of_an_interim_order_is_counted_back() -> None:
    """Last day Tue 30 June: the 10th working day before is Tue 16, the 2nd Fri 26."""
    found = reached(clock("T15", target=date(2026, 6, 30)))
    assert (found["amber"], found["red"], found["critical"]) == (
        STARTED,
        local("2026-06-16T00:00"),
        local("2026-06-26T00:00"),
    )


def test_end_of_a_full_order_is_counted_back_in_calendar_days() -> None:
    """Last day Sat 31 Oct 2026 less 90, 60 and 28 days: 2 Aug, 1 Sep, 3 Oct, each at 00:00 of London."""
    found = reached(clock("T16", target=date(2026, 10, 31)))
    assert [found[level] for level in ("amber", "red", "critical")] == [
        local("2026-08-02T00:00"),
        local("2026-09-01T00:00"),
        local("2026-10-03T00:00"),
    ]


def test_new_thresholds_measure_a_running_clock_again_from_their_day() -> None:
    """T1 at 2 until Wed 3 June 00:00, then 1 / 1: red at once."""
    shorter = DEFAULTS.replacing({("T1", "high"): Limit(Unit.WORKING_DAYS, amber=1, red=1)})
    since = local("2026-06-03T00:00")
    found = reached(clock("T1"), at_level("high"), RiskPeriod(since, "high", shorter))
    assert (found["amber"], found["red"]) == (since, since)


def test_ladder_is_a_setting() -> None:
    own = Thresholds(
        DEFAULTS.limits, (EscalationStep(Fraction(1), "supervisor"), EscalationStep(Fraction(5, 2), "watchdog"))
    )
    found = due_moments(clock("T1"), [RiskPeriod(STARTED, "high", own)], ENGLAND_AND_WALES)
    assert [mark for mark in found if mark.step] == [
        DueMoment("step_1", local("2026-06-04T00:00"), own.ladder[0]),
        DueMoment("step_2.5", local("2026-06-09T00:00"), own.ladder[1]),  # 5 working days: Mon 8
    ]


def test_rule_that_looks_at_a_day_reaches_nothing_by_it_while_nobody_knows_the_day() -> None:
    """An interim order whose last day is unknown may leave a gap: amber at once, and no more until it is found out."""
    assert reached(clock("T16")) == {}
    assert reached(clock("T15")) == {"amber": STARTED}
