"""When the service asks itself for a decision, as a truth table."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from accounts.rules import RuleViolation
from orders.applications.rules.decision_prompts import (
    DatedDecision,
    check_decision,
    high_since,
    interim_asked_at,
    no_request_asked_at,
)


def at(day: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, 10, tzinfo=UTC)


MONDAY = at(2)
AFTER_FIVE = datetime(2026, 3, 10, tzinfo=UTC)
"""Five working days after Monday 2 March are over at the end of Monday 9 March."""


@pytest.mark.parametrize(
    ("pursued_at", "decisions", "expected"),
    [
        (None, [], None),
        (MONDAY, [], AFTER_FIVE),
        (MONDAY, [DatedDecision(at(3), None)], None),
        (MONDAY, [DatedDecision(at(3), date(2026, 3, 20))], datetime(2026, 3, 20, tzinfo=UTC)),
        (MONDAY, [DatedDecision(at(12), None), DatedDecision(at(3), date(2026, 3, 20))], None),
        (at(24, 12), [], datetime(2027, 1, 6, tzinfo=UTC)),
    ],
)
def test_interim_asked_at_f_03_asks_why_no_interim_order(
    pursued_at: datetime | None, decisions: list[DatedDecision], expected: datetime | None
) -> None:
    """Last row: Christmas, the day given for Boxing Day, New Year; 29 to 31 December, 4 and 5 January are the five."""
    assert interim_asked_at(pursued_at, decisions, 5) == expected


@pytest.mark.parametrize(
    ("since", "decisions", "expected"),
    [
        (None, [], None),
        (MONDAY, [], AFTER_FIVE),
        (MONDAY, [DatedDecision(at(1), None)], AFTER_FIVE),
        (MONDAY, [DatedDecision(MONDAY, None)], None),
        (MONDAY, [DatedDecision(at(4), date(2026, 4, 1))], datetime(2026, 3, 31, 23, tzinfo=UTC)),
    ],
)
def test_no_request_asked_at_f_36_after_five_working_days_of_high_risk(
    since: datetime | None, decisions: list[DatedDecision], expected: datetime | None
) -> None:
    assert no_request_asked_at(since, decisions, 5) == expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], None),
        ([(at(1), "medium")], None),
        ([(at(1), "high"), (at(2), "very_high")], at(1)),
        ([(at(1), "high"), (at(2), "standard")], None),
        ([(at(1), "very_high"), (at(2), "medium"), (at(3), "high")], at(3)),
    ],
)
def test_high_since_counts_both_high_levels_as_one(
    levels: list[tuple[datetime, str]], expected: datetime | None
) -> None:
    assert high_since(levels) == expected


@pytest.mark.parametrize(
    ("reason", "look_again_on", "must", "field"),
    [
        (" ", None, False, "reason"),
        ("Bail ends", date(2026, 3, 2), False, "look_again_on"),
        ("Asked the sergeant", None, True, "look_again_on"),
    ],
)
def test_check_decision_refuses(reason: str, look_again_on: date | None, must: bool, field: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        check_decision(reason, look_again_on, must_look_again=must, now=MONDAY)
    assert refusal.value.field == field


def test_check_decision_accepts_a_reason_and_a_day_to_come() -> None:
    check_decision("She is abroad until May", date(2026, 5, 1), must_look_again=True, now=MONDAY)
    check_decision("The client does not want one", None, must_look_again=False, now=MONDAY)
