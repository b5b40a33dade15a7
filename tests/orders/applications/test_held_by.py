"""Who held an application for how long, and that the parts add up to the whole."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from orders.applications.rules.held_by import TimeHeld, holding
from record.events.events import CaseEvent
from record.events.reading import read_event
from record.replay.replay import replay_events
from tests.orders.generated import histories, until_after

OPENED = (datetime(2021, 1, 11, 8, tzinfo=UTC), "case_opened", {"risk": "high", "relationship": "ex_partner"})


def story(*steps: tuple[str, str, dict[str, object]]) -> list[CaseEvent]:
    opened = {**OPENED[2], "victim_force": "sussex"}
    events = [read_event(1, OPENED[0], OPENED[1], opened)]
    for day, step, facts in steps:
        kind = "order_made" if step == "order_made" else "application"
        told = facts if kind == "order_made" else {"application": "A1", "step": step, **facts}
        events.append(read_event(len(events) + 1, datetime.fromisoformat(f"{day}T12:00+00:00"), kind, told))
    return events


def held(events: list[CaseEvent], label: str, now: datetime) -> TimeHeld:
    applications = replay_events(events).history.applications
    return holding(events, applications.values(), applications[label], now)


NINE_MONTHS = story(
    ("2021-01-11", "requested", {"force": "sussex"}),
    ("2021-01-18", "acknowledged", {"officer": "PC Sedge"}),
    ("2021-04-20", "decided_to_apply", {}),
    ("2021-07-30", "sent_to_legal", {}),
    ("2021-09-03", "lodged", {}),
    ("2021-09-20", "adjourned", {"next_on": None, "reason": "court_listing"}),
    (
        "2021-10-11",
        "order_made",
        {
            "order": "O1",
            "application": "A1",
            "kind": "full",
            "last_day": None,
            "conditions": [{"condition": "C1", "kind": "prohibition", "text": "No contact"}],
        },
    ),
)


def test_holding_f_01_nine_months_are_273_days_and_say_who_held_them() -> None:
    found = held(NINE_MONTHS, "A1", datetime(2022, 1, 1, tzinfo=UTC))
    assert found.total.days == 273
    assert [(part.party, part.days) for part in found.parts] == [
        ("police_oic", 200),
        ("court", 38),
        ("police_legal", 35),
    ]


def test_holding_f_01_refiling_keeps_the_first_day_and_counts_what_lay_between() -> None:
    events = story(
        ("2021-03-01", "requested", {"force": "sussex"}),
        ("2021-03-11", "declined", {"reason": "officer_unaware", "alternatives": "none"}),
        ("2021-03-31", "requested", {"force": "kent", "application": "A2"}),
        ("2021-04-10", "lodged", {"application": "A2"}),
    )
    found = held(events, "A2", datetime(2021, 4, 20, tzinfo=UTC))
    assert found.total.days == 50
    assert {part.party: part.days for part in found.parts} == {"police_oic": 20, "service": 20, "court": 10}
    assert [stretch.party for stretch in found.stretches] == ["police_oic", "service", "police_oic", "court"]


def test_holding_of_a_request_decided_the_same_day_is_nothing_at_all() -> None:
    events = story(("2021-03-01", "requested", {"force": "sussex"}), ("2021-03-01", "lodged", {}))
    assert held(events, "A1", events[-1].at).total.days == 0


@settings(max_examples=60, deadline=None)
@given(drawn=st.data())
def test_holding_f_02_time_of_each_party_adds_up_to_the_total(drawn: st.DataObject) -> None:
    events = drawn.draw(histories())
    now = drawn.draw(until_after(events))
    for label, application in replay_events(events).history.applications.items():
        found = held(events, label, now)
        assert sum(part.days for part in found.parts) == found.total.days
        assert sum(part.working_days for part in found.parts) == found.total.working_days
        joints = [each.ended_at for each in found.stretches[:-1]]
        assert joints == [each.began_at for each in found.stretches[1:]]
        assert not found.stretches or found.stretches[0].began_at == application.first_requested_at
