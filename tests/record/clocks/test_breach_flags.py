"""When each rule on breaches turns red: not a minute before its limit, and a minute after, clocks changed or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from record.events.events import CaseEvent
from record.events.reading import read_event
from record.replay.replay import measure_clocks, replay_events

MINUTE = timedelta(minutes=1)
LEARNED = [
    datetime(2026, 3, 3, 12, tzinfo=UTC),
    datetime(2026, 3, 28, 22, 30, tzinfo=UTC),  # the night on which the clocks go forward
    datetime(2026, 10, 24, 23, 30, tzinfo=UTC),  # 00:30 local, the night on which they go back
]
STARTED_BY = {
    "B1": (),
    "B2": ("reported_to_police",),
    "B3": ("reported_to_police",),
    "B4": ("reported_to_police",),
    "B5": ("reported_to_police", "warrant_issued"),
    "B8": ("reported_to_police", "arrested"),
}
HOURS = {"B1": 4, "B2": 4, "B3": 24, "B4": 24, "B5": 48, "B8": 14 * 24}
"""At high risk (practice.md 3.3), worked out by hand."""


def events(learned_at: datetime, steps: tuple[str, ...]) -> list[CaseEvent]:
    made = learned_at - timedelta(days=30)
    order: dict[str, object] = {"order": "O1", "application": "A1", "kind": "full", "last_day": None, "conditions": []}
    breach: dict[str, object] = {
        "breach": "B1",
        "order": "O1",
        "happened_at": learned_at.isoformat(),
        "behaviours": ["CON-02"],
    }
    opened: dict[str, object] = {"risk": "high", "relationship": "ex_partner", "victim_force": "sussex"}
    done: list[dict[str, object]] = [{"breach": "B1", "step": step} for step in steps]
    told: list[tuple[datetime, str, dict[str, object]]] = [
        (made - timedelta(days=9), "case_opened", opened),
        (made - timedelta(days=8), "application", {"application": "A1", "step": "requested", "force": "sussex"}),
        (made, "order_made", order),
        (made + timedelta(days=1), "order", {"order": "O1", "step": "served"}),
        (learned_at, "breach", breach),
        *((learned_at, "breach_step", each) for each in done),
    ]
    return [read_event(number, at, kind, facts) for number, (at, kind, facts) in enumerate(told, start=1)]


@pytest.mark.parametrize("learned_at", LEARNED)
@pytest.mark.parametrize("rule", list(STARTED_BY))
def test_breach_rule_is_flagged_after_its_limit_and_not_a_minute_before(rule: str, learned_at: datetime) -> None:
    """F-24: flags at threshold +1 minute, none at −1 minute, in elapsed hours over the change of the clocks."""
    measured = measure_clocks(replay_events(events(learned_at, STARTED_BY[rule])))
    [found] = [each for each in measured if each.clock.rule == rule]
    [red] = [mark for mark in found.marks if mark.name == "red"]
    limit = learned_at + timedelta(hours=HOURS[rule])
    assert red.at == limit
    assert not red.at <= limit - MINUTE
    assert red.at <= limit + MINUTE


def test_breach_learned_in_the_first_half_hour_of_the_long_night_is_due_at_half_past_eleven_of_the_same_day() -> None:
    """law.md, date arithmetic: 00:30 local + 24 h is 23:30 local of the same date when the clocks go back."""
    measured = measure_clocks(replay_events(events(LEARNED[2], STARTED_BY["B3"])))
    [found] = [each for each in measured if each.clock.rule == "B3"]
    assert found.marks[0].at == datetime(2026, 10, 25, 23, 30, tzinfo=UTC)
