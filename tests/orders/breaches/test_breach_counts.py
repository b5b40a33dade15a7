"""How often each condition of an order was broken, and when last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from orders.breaches.rules.counts import NOT_KNOWN, CountedBreach, by_condition

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_conditions_stand_by_how_often_they_were_broken_and_then_by_the_last_time() -> None:
    """F-54 and F-18: which condition is broken is a pattern; one that never holds may not work."""
    breaches = [
        CountedBreach("O1", "C1", "No contact", NOON),
        CountedBreach("O1", "C2", "Stay away", NOON + 3 * DAY),
        CountedBreach("O1", "C1", "No contact", NOON + DAY),
        CountedBreach("", "", "", NOON + 4 * DAY),
    ]
    found = by_condition(breaches)
    assert [(each.condition, each.times, each.last_at) for each in found] == [
        ("C1", 2, NOON + DAY),
        ("", 1, NOON + 4 * DAY),
        ("C2", 1, NOON + 3 * DAY),
    ]
    assert found[1].text == NOT_KNOWN


def test_nothing_is_counted_where_nothing_was_broken() -> None:
    assert by_condition([]) == []
