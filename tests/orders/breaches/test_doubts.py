"""What speaks against a breach in law: by the day, by the service, by the condition's own days, by its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from casework.dates.rules.london_time import LONDON
from orders.breaches.rules.doubts import BindingPeriod, CitedCondition, ServiceOfOrder, bound_doubt, doubts

MADE, LAST = date(2026, 3, 2), date(2026, 10, 25)
SERVED_AT = datetime(2026, 3, 4, 9, tzinfo=UTC)
ORDER = BindingPeriod.of_days(MADE, LAST, service=ServiceOfOrder(SERVED_AT))
BAIL = BindingPeriod.of_days(MADE, LAST)
CONDITION = CitedCondition(first_day=None, last_day=None)


def local(day: int, month: int, hour: int = 12, minute: int = 0, second: int = 0, *, fold: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, second, tzinfo=LONDON, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("bound", "happened_at", "said"),
    [
        (ORDER, local(5, 3), ""),
        (ORDER, local(1, 3, 23, 59, 59), "Not in force: it happened before the order was made."),
        (ORDER, local(2, 3, 0), "It happened before the order was served."),
        (ORDER, SERVED_AT - timedelta(seconds=1), "It happened before the order was served."),
        (ORDER, SERVED_AT, ""),
        # The last day is that on which the clocks go back: it ends at midnight by London clocks, not in UTC.
        (ORDER, local(25, 10, 23, 59, 59), ""),
        (ORDER, local(26, 10, 0), "Not in force: it happened after the order ended."),
        (
            BindingPeriod.of_days(MADE, None, service=ServiceOfOrder(None)),
            local(5, 3),
            "The order has not been served.",
        ),
        (
            BindingPeriod.of_days(MADE, LAST, ended_at=local(1, 6), service=ServiceOfOrder(SERVED_AT)),
            local(1, 6),
            "Not in force: it happened after the order ended.",
        ),
        (
            BindingPeriod.of_days(MADE, LAST, ended_at=local(1, 6), service=ServiceOfOrder(SERVED_AT)),
            local(1, 6) - timedelta(seconds=1),
            "",
        ),
        (BAIL, local(2, 3, 0), ""),
        (BAIL, local(1, 3, 23, 59, 59), "Not in force: it happened before the protection began."),
        (BAIL, local(25, 10, 23, 59, 59), ""),
        (BAIL, local(26, 10, 0), "Not in force: it happened after the protection ended."),
    ],
)
def test_doubt_of_a_whole_order_by_london_civil_time(bound: BindingPeriod, happened_at: datetime, said: str) -> None:
    """practice.md 3.1 (e), clocks.md «In force», bad_inputs B: 23:59:59 is in, 00:00:00 is out."""
    assert bound_doubt(bound, happened_at) == said


@pytest.mark.parametrize(
    ("changes", "happened_at", "said"),
    [
        ({}, local(1, 6), []),
        ({"first_day": date(2026, 6, 2)}, local(1, 6, 23, 59, 59), ["The condition holds from 2 June 2026 only."]),
        ({"first_day": date(2026, 6, 2)}, local(2, 6, 0), []),
        ({"last_day": date(2026, 5, 31)}, local(31, 5, 23, 59, 59), []),
        ({"last_day": date(2026, 5, 31)}, local(1, 6, 0), ["The condition ended on 31 May 2026."]),
        ({"removed_at": local(1, 6)}, local(1, 6), ["The condition was taken out of the order on 1 June 2026."]),
        ({"removed_at": local(1, 6)}, local(1, 6) - timedelta(seconds=1), []),
        ({"locality": "Lewes", "inside": "yes"}, local(1, 6), []),
        ({"locality": "Lewes", "inside": "unknown"}, local(1, 6), []),
        ({"locality": "", "inside": "no"}, local(1, 6), []),
        (
            {"locality": "Lewes", "inside": "no"},
            local(1, 6),
            ["It happened outside Lewes, to which the condition is limited."],
        ),
    ],
)
def test_doubt_of_a_condition_by_its_own_days_and_its_place(
    changes: dict[str, object], happened_at: datetime, said: list[str]
) -> None:
    """R3.3, R2.4 and practice.md 3.1 (e), (f)."""
    assert doubts(ORDER, replace(CONDITION, **changes), happened_at) == said  # type: ignore[arg-type]


def test_every_doubt_is_said_the_whole_order_first() -> None:
    cited = replace(CONDITION, last_day=date(2026, 5, 31), locality="Lewes", inside="no")
    assert len(doubts(ORDER, cited, local(26, 10, 0))) == 3


def test_nothing_is_doubted_while_nobody_knows_the_order() -> None:
    assert doubts(None, None, local(1, 6)) == []
