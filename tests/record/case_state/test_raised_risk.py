"""When a breach raises the risk level by one band, at once, and when it does not."""

from __future__ import annotations

from typing import Final

import pytest

from record.replay.case_file import read_case_file
from record.replay.replay import replay_events
from tests.orders.histories import (
    Raw,
    breach,
    breach_step,
    case_file,
    full_made,
    interim_made,
    opened,
    order_step,
    requested,
    reviewed,
)

MOMENT: Final = ":00.000001"


def levels(*events: Raw, risk: str = "standard") -> list[str]:
    """The risk levels of a case with an order since January 2026, in turn, the first one at opening."""
    order = [requested("2026-01-05T10:00"), full_made("2026-01-12T10:00")]
    _, told = read_case_file(case_file([opened("2026-01-05T09:00", risk), *order, *events]))
    return [level.level for level in replay_events(told).history.levels]


@pytest.mark.parametrize(
    ("code", "raised"),
    [
        ("THR-01", True),
        ("THR-04", True),
        ("THR-05", True),
        ("THR-02", False),
        ("THR-03", False),
        ("THR-06", False),
        ("THR-07", False),
        ("THR-08", False),
        ("THR-09", False),
        ("CON-02", False),
        ("LOI-01", False),
    ],
)
def test_breach_with_a_threat_to_life_suicide_threat_or_weapon_raises(code: str, raised: bool) -> None:
    found = levels(breach("2026-06-01T10:00", behaviours=["CON-02", code]))
    assert found == (["standard", "medium"] if raised else ["standard"])


@pytest.mark.parametrize(
    ("first", "second", "raised"),
    [
        # 168 hours from Mon 1 June at 10:00 are over on Mon 8 at 10:00.
        ("2026-06-01T10:00", "2026-06-08T10:00", True),
        ("2026-06-01T10:00", f"2026-06-08T10:00{MOMENT}", False),
        ("2026-06-01T10:00", "2026-06-01T10:00", True),
        # The one learned of later happened first.
        ("2026-06-08T10:00", "2026-06-01T10:00", True),
        (f"2026-06-08T10:00{MOMENT}", "2026-06-01T10:00", False),
        # Hours, not days: over the October night 168 hours end an hour earlier by the clock.
        ("2026-10-20T10:00", "2026-10-27T09:00", True),
        ("2026-10-20T10:00", f"2026-10-27T09:00{MOMENT}", False),
    ],
)
def test_breach_within_seven_days_of_another_known_one_raises(first: str, second: str, raised: bool) -> None:
    """What counts is when they happened, whenever they were learned of."""
    found = levels(
        breach("2026-11-02T10:00", happened_at=first),
        breach("2026-11-20T10:00", "B2", happened_at=second),
    )
    assert found == (["standard", "medium"] if raised else ["standard"])


def test_breach_long_after_the_last_but_close_to_an_earlier_one_raises() -> None:
    found = levels(
        breach("2026-06-01T10:00"),
        breach("2026-07-01T10:00", "B2"),
        breach("2026-08-01T10:00", "B3", happened_at="2026-06-03T10:00"),
    )
    assert found == ["standard", "medium"]


@pytest.mark.parametrize(
    ("happened", "raised"),
    [
        # Served Mon 1 June at 10:00: 72 hours are over on Thu 4 at 10:00.
        ("2026-06-01T10:00", True),
        ("2026-06-04T10:00", True),
        (f"2026-06-04T10:00{MOMENT}", False),
        ("2026-06-01T09:59", False),
    ],
)
def test_breach_within_72_hours_after_service_of_its_order_raises(happened: str, raised: bool) -> None:
    served = order_step("2026-06-01T10:00", "served")
    found = levels(served, breach("2026-06-20T10:00", happened_at=happened))
    assert found == (["standard", "medium"] if raised else ["standard"])


def test_service_of_another_order_does_not_count() -> None:
    second = [
        requested("2026-05-20T10:00", "A2"),
        interim_made("2026-05-30T10:00", "2026-12-31", "O2", application="A2"),
        order_step("2026-06-01T10:00", "served", "O2"),
    ]
    assert levels(*second, breach("2026-06-02T10:00")) == ["standard"]


WARRANT: Final = [
    breach("2026-03-02T10:00"),
    breach_step("2026-03-02T11:00", "reported_to_police"),
    breach_step("2026-06-01T10:00", "warrant_issued"),
]
EXECUTED: Final = breach_step("2026-06-03T10:00", "warrant_executed")


@pytest.mark.parametrize(
    ("happened", "raised"),
    [
        ("2026-06-01T09:59", False),
        ("2026-06-01T10:00", True),
        ("2026-06-03T09:59", True),
        ("2026-06-03T10:00", False),
        ("2026-06-10T10:00", False),
    ],
)
def test_breach_that_happened_while_a_warrant_was_out_raises(happened: str, raised: bool) -> None:
    found = levels(*WARRANT, EXECUTED, breach("2026-06-20T10:00", "B2", happened_at=happened))
    assert found == (["standard", "medium"] if raised else ["standard"])


def test_warrant_that_was_never_executed_is_out_still() -> None:
    assert levels(*WARRANT, breach("2026-12-20T10:00", "B2")) == ["standard", "medium"]


def test_issue_of_a_warrant_raises_nothing_by_itself() -> None:
    assert levels(*WARRANT) == ["standard"]


def test_many_reasons_raise_by_one_band() -> None:
    """Served an hour before, a warrant out, another breach the day before, and a threat to kill."""
    events = [
        *WARRANT,
        order_step("2026-06-02T09:00", "served"),
        breach("2026-06-02T10:00", "B2", happened_at="2026-05-31T10:00"),
        breach("2026-06-02T11:00", "B3", happened_at="2026-06-02T10:00", behaviours=["THR-01", "THR-05"]),
    ]
    assert levels(*events) == ["standard", "medium"]


def test_each_breach_raises_for_itself() -> None:
    events = [breach(f"2026-06-0{day}T10:00", f"B{day}", behaviours=["THR-01"]) for day in (1, 2, 3)]
    assert levels(*events) == ["standard", "medium", "high", "very_high"]


def test_breaches_of_one_moment_are_raised_in_file_order() -> None:
    """The second is within seven days of the first, which is known by then."""
    assert levels(breach("2026-06-01T10:00"), breach("2026-06-01T10:00", "B2")) == ["standard", "medium"]


def test_highest_level_stays() -> None:
    assert levels(breach("2026-06-01T10:00", behaviours=["THR-01"]), risk="very_high") == ["very_high"]


def test_nothing_lowers_the_level_by_itself() -> None:
    assert levels(breach("2026-06-01T10:00"), breach("2026-08-01T10:00", "B2"), risk="high") == ["high"]


def test_raise_starts_from_the_level_of_that_moment() -> None:
    events = [reviewed("2026-05-01T10:00", "high"), breach("2026-06-01T10:00", behaviours=["THR-04"])]
    assert levels(*events) == ["standard", "high", "very_high"]


def test_person_can_review_a_raised_level() -> None:
    events = [breach("2026-06-01T10:00", behaviours=["THR-04"]), reviewed("2026-06-02T10:00", "very_high")]
    assert levels(*events) == ["standard", "medium", "very_high"]
