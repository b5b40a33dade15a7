"""The shipped limits, one by one as practice.md 2.3 and 3.3 print them."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from accounts.rules import RuleViolation
from risk.thresholds.rules.limits import DEFAULTS, LADDER, RISK_LEVELS, RULES, Limit, Unit
from risk.thresholds.rules.settings_file import read_thresholds

# Amber / red in working days: high and very high, medium, standard.
PRINTED_FOR_REQUESTS: Final = """
T1  1/2    2/5    3/5
T2  3/5    7/10   10/15
T3  3/5    5/10   7/15
T4  1/2    2/3    3/5
T5  3/5    5/10   10/15
T6  1/2    3/5    5/10
T7  2/5    5/10   5/10
T8  5/10   10/20  15/30
T9  1/2    2/5    2/5
T11 1/2    1/2    2/3
T12 1/2    1/2    2/5
T14 3/5    5/10   10/15
T17 5/7    8/12   10/15
T18 1/2    2/5    3/5
T19 10/20  15/30  20/40
T20 40/60  50/80  60/90
"""

# Red: very high, high, medium, standard; h hours, d days, w working days.
PRINTED_FOR_BREACHES: Final = """
B1 1h  4h  24h 24h
B2 1h  4h  24h 48h
B3 24h 24h 24h 48h
B4 12h 24h 72h 168h
B5 24h 48h 96h 168h
B6 24h 24h 1w  5w
B7 4h  24h 2w  5w
B8 7d  14d 28d 28d
B9 1w  1w  2w  5w
"""

UNITS: Final = {"h": Unit.HOURS, "d": Unit.DAYS, "w": Unit.WORKING_DAYS}


def printed_for_requests() -> list[tuple[str, str, int, int]]:
    found: list[tuple[str, str, int, int]] = []
    for row in PRINTED_FOR_REQUESTS.strip().splitlines():
        rule, high, medium, standard = row.split()
        for level, figures in zip(RISK_LEVELS, (standard, medium, high, high), strict=True):
            amber, red = figures.split("/")
            found.append((rule, level, int(amber), int(red)))
    return found


def printed_for_breaches() -> list[tuple[str, str, int, Unit]]:
    found: list[tuple[str, str, int, Unit]] = []
    for row in PRINTED_FOR_BREACHES.strip().splitlines():
        rule, very_high, high, medium, standard = row.split()
        for level, figure in zip(RISK_LEVELS, (standard, medium, high, very_high), strict=True):
            found.append((rule, level, int(figure[:-1]), UNITS[figure[-1]]))
    return found


@pytest.mark.parametrize(("rule", "level", "amber", "red"), printed_for_requests())
def test_limits_of_requests_are_those_printed(rule: str, level: str, amber: int, red: int) -> None:
    unit = Unit.WORKING_DAYS_AHEAD if rule == "T8" else Unit.WORKING_DAYS
    assert DEFAULTS.limit(rule, level) == Limit(unit, amber=amber, red=red)


@pytest.mark.parametrize(("rule", "level", "red", "unit"), printed_for_breaches())
def test_limits_of_breaches_are_those_printed(rule: str, level: str, red: int, unit: Unit) -> None:
    assert DEFAULTS.limit(rule, level) == Limit(unit, red=red, critical=3 * red)
    assert DEFAULTS.limits[rule, level] == Limit(unit, red=red)


@pytest.mark.parametrize("level", RISK_LEVELS)
def test_limits_that_do_not_depend_on_risk(level: str) -> None:
    assert DEFAULTS.limit("T13", level) == Limit(Unit.CALENDAR_DAYS, red=3)
    assert DEFAULTS.limit("T15", level) == Limit(Unit.WORKING_DAYS_BEFORE, amber=0, red=10, critical=2)
    assert DEFAULTS.limit("T16", level) == Limit(Unit.DAYS_BEFORE, amber=90, red=60, critical=28)
    assert DEFAULTS.limit("T21", level) == Limit(Unit.AT_ONCE, red=0)


@pytest.mark.parametrize(
    ("level", "limit"),
    [
        ("very_high", Limit(Unit.AT_ONCE, red=0)),
        ("high", Limit(Unit.AT_ONCE, red=0)),
        ("medium", Limit(Unit.AT_ONCE, red=0)),
        ("standard", Limit(Unit.AT_ONCE, amber=0)),
    ],
)
def test_third_adjournment_is_red_but_amber_at_standard_risk(level: str, limit: Limit) -> None:
    assert DEFAULTS.limit("T10", level) == limit


def test_every_rule_has_a_limit_at_every_level() -> None:
    expected = {f"T{number}" for number in range(1, 22)} | {f"B{number}" for number in range(1, 10)}
    assert set(RULES) == expected
    assert set(DEFAULTS.limits) == {(rule, level) for rule in expected for level in RISK_LEVELS}


def test_ladder_goes_from_caseworker_to_chief_officer() -> None:
    assert [(step.times, step.number, step.to) for step in LADDER] == [
        (Fraction(1), 1, "caseworker_and_supervisor"),
        (Fraction(3, 2), 1.5, "force_lead"),
        (Fraction(2), 2, "senior_officer"),
        (Fraction(3), 3, "chief_officer"),
    ]


def test_thresholds_of_a_file_replace_what_they_name_and_nothing_else() -> None:
    changed = read_thresholds('{"T1": {"high": {"red": 4}}, "B1": {"high": {"red": 30, "unit": "working_days"}}}')
    assert changed.limit("T1", "high") == Limit(Unit.WORKING_DAYS, amber=1, red=4)
    assert changed.limit("T1", "medium") == DEFAULTS.limit("T1", "medium")
    assert changed.limit("B1", "high") == Limit(Unit.WORKING_DAYS, red=30, critical=90)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "null",
        '{"T1": 3}',
        '{"T99": {"high": {"red": 1}}}',
        '{"T1": {"highest": {"red": 1}}}',
        '{"T1": {"high": 4}}',
        '{"T1": {"high": {"red": -1}}}',
        '{"T1": {"high": {"red": 1.5}}}',
        '{"T1": {"high": {"red": true}}}',
        '{"T1": {"high": {"red": "2"}}}',
        '{"T1": {"high": {"red": 10001}}}',
        '{"T1": {"high": {"red": NaN}}}',
        '{"T1": {"high": {"unit": "weeks"}}}',
        '{"T1": {"high": {"unit": ["hours"]}}}',
        '{"T1": {"high": {"yellow": 1}}}',
        '{"T16": {"high": {"unit": "hours", "red": 2}}, "T17": []}',
        "[" * 100_000,
    ],
)
def test_broken_thresholds_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        read_thresholds(text)
    assert refusal.value.sentence.endswith(".")
