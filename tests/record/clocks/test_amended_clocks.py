"""What an amended incident does to the record and to its clocks (T21), worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from orders.orders.rules.standing import bound_during
from record.case_state.folding import EventRefused
from record.case_state.state import OrderState
from record.replay.case_file import FileRefused, read_case_file
from record.replay.replay import replay_events
from record.vocabulary.steps import OrderKind
from tests.orders.histories import Raw, amended, case_file, flags, incident, opened, protection, requested, reviewed

OPEN = opened("2021-01-04T09:00")
ASKED = requested("2021-01-04T10:00")
CALLS = incident("2021-01-05T09:00", "CON-01", incident="I1")
LATER = "2021-02-01T12:00"


def told(*events: Raw) -> list[Raw]:
    return [OPEN, ASKED, *events]


@pytest.mark.parametrize("code", ["THR-01", "THR-04", "THR-05", "LOI-01", "FOL-03", "CON-06"])
def test_amendment_that_adds_a_trigger_starts_the_watch_at_its_own_time(code: str) -> None:
    events = told(CALLS, amended("2021-01-07T15:00", "CON-01", code))
    assert flags(events, LATER, "T21") == ["T21 I1 red 2021-01-07 15:00 .. open"]


def test_amendment_that_adds_nothing_urgent_starts_nothing() -> None:
    assert flags(told(CALLS, amended("2021-01-07T15:00", "CON-01", "CON-02")), LATER, "T21") == []


def test_amendment_repeats_no_trigger_that_was_watched_before() -> None:
    threat = incident("2021-01-05T09:00", "THR-01", incident="I1")
    events = told(threat, reviewed("2021-01-06T09:00", "high"), amended("2021-01-07T15:00", "THR-01", "CON-01"))
    assert flags(events, LATER, "T21") == ["T21 I1 red 2021-01-05 09:00 .. 2021-01-06 09:00"]


def test_trigger_that_is_dropped_stays_watched_until_the_risk_is_reviewed() -> None:
    threat = incident("2021-01-05T09:00", "THR-01", incident="I1")
    assert flags(told(threat, amended("2021-01-07T15:00", "CON-01")), LATER, "T21") == [
        "T21 I1 red 2021-01-05 09:00 .. open"
    ]


def test_trigger_that_comes_back_is_watched_anew() -> None:
    events = told(
        incident("2021-01-05T09:00", "THR-01", incident="I1"),
        reviewed("2021-01-06T09:00", "high"),
        amended("2021-01-07T15:00", "CON-01"),
        amended("2021-01-08T15:00", "THR-01"),
    )
    assert flags(events, LATER, "T21")[1:] == ["T21 I1 red 2021-01-08 15:00 .. open"]


def test_amendment_while_something_protects_starts_nothing() -> None:
    bail = protection("2021-01-06T09:00", "2021-01-06", None)
    assert flags(told(CALLS, bail, amended("2021-01-07T15:00", "THR-01")), LATER, "T21") == []


def test_amendment_of_the_same_moment_as_the_incident_counts_once() -> None:
    events = told(CALLS, amended("2021-01-05T09:00", "THR-01"))
    assert flags(events, LATER, "T21") == ["T21 I1 red 2021-01-05 09:00 .. open"]


def test_history_says_what_the_latest_account_says() -> None:
    events = told(CALLS, amended("2021-01-07T15:00", "CON-01", "CON-03", count=43, reported=True))
    history = replay_events(read_case_file(case_file(events))[1]).history
    latest = history.incidents["I1"]
    assert (latest.number, latest.content.behaviours) == (4, ("CON-01", "CON-03"))  # type: ignore[union-attr]


def test_amendment_of_an_incident_without_a_label_in_its_file() -> None:
    bare = {name: value for name, value in CALLS.items() if name != "incident"}
    assert flags(told(bare, amended("2021-01-07T15:00", "THR-01")), LATER, "T21") == [
        "T21 I1 red 2021-01-07 15:00 .. open"
    ]


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (amended("2021-01-07T15:00", "CON-01", label="I9"), "There is no incident “I9” at that time."),
        (amended("2021-01-04T15:00", "CON-01", happened_at="2021-01-04T14:00"), "There is no incident “I1”"),
    ],
)
def test_amendment_of_nothing_is_refused(event: Raw, sentence: str) -> None:
    with pytest.raises(EventRefused) as refusal:
        replay_events(read_case_file(case_file(told(CALLS, event)))[1])
    assert sentence in refusal.value.sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"happened_at": "2021-01-08T09:00"}, "after it was recorded"),
        ({"happened_from": "2021-01-06T09:00"}, "It ended before it began."),
        ({"count": 0}, "needs a whole number from 1 to 100,000"),
        ({"count": True}, "needs a whole number"),
        ({"count": "43"}, "needs a whole number"),
        ({"precision": "roughly"}, "not a known code"),
        ({"happened_at": None}, "happened_at"),
        ({"incident": None}, "incident"),
    ],
)
def test_amendment_that_makes_no_sense_by_itself_is_refused(facts: Raw, sentence: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_case_file(case_file(told(CALLS, {**amended("2021-01-07T15:00", "CON-01"), **facts})))
    assert sentence in refusal.value.sentence


@pytest.mark.parametrize(
    ("first", "last", "binds"),
    [
        ("2026-06-01T10:00", "2026-06-01T10:00", False),
        ("2026-06-02T01:00", "2026-06-02T01:00", True),  # earlier on the day it was made
        ("2026-06-01T10:00", "2026-06-02T00:30", True),  # a stretch that reaches into that day
        ("2026-06-30T23:00", "2026-06-30T23:00", False),  # midnight in London: the day after the last
        ("2026-06-30T22:00", "2026-07-05T10:00", True),
    ],
)
def test_order_bound_on_a_day_of_the_stretch(first: str, last: str, binds: bool) -> None:
    made = datetime(2026, 6, 2, 14, 0, tzinfo=UTC)
    order = OrderState("O1", "A1", OrderKind.INTERIM, made, datetime(2026, 6, 30, tzinfo=UTC).date(), {})
    moments = [datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (first, last)]
    assert bound_during(order, *moments) is binds
