"""What a case's events add up to: applications, hearings, orders, breaches, warrants, protection."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

import pytest

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_moment
from record.case_state.folding import EventRefused
from record.case_state.labels import next_label
from record.case_state.orders import check_last_day
from record.case_state.state import CaseState
from record.clocks.protection_at import protects_client
from record.law.figures import AS_SHIPPED
from record.replay.case_file import read_case_file
from record.replay.replay import replay_events
from record.vocabulary.steps import ApplicationStep, OrderKind
from tests.orders.histories import (
    Raw,
    acknowledged,
    adjourned,
    breach,
    breach_step,
    case_file,
    full_made,
    interim_made,
    listed,
    opened,
    order_step,
    protection,
    refused,
    requested,
    step,
)

OPEN: Final = opened("2026-05-29T09:00")
ASKED: Final = requested("2026-05-29T10:00")


def history(*events: Raw) -> CaseState:
    return replay_events(read_case_file(case_file([OPEN, ASKED, *events]))[1]).history


def at(text: str) -> datetime:
    return local_moment(text)


@pytest.mark.parametrize(
    ("made_on", "last_day"),
    [
        # SPA 2019 s.3: two years beginning with the day on which the order is made.
        ("2022-01-20", "2024-01-19"),
        ("2024-02-29", "2026-02-28"),
        ("2022-02-28", "2024-02-27"),
        ("2022-03-01", "2024-02-29"),
        ("2026-01-01", "2027-12-31"),
    ],
)
def test_two_years_end_the_day_before_the_second_anniversary(made_on: str, last_day: str) -> None:
    assert AS_SHIPPED.first_lawful_last_day(date.fromisoformat(made_on)) == date.fromisoformat(last_day)


@pytest.mark.parametrize(
    ("kind", "last_day", "lawful"),
    [
        ("full", "2024-01-19", True),
        ("full", "2024-01-18", False),
        ("full", None, True),
        ("interim", "2022-01-20", True),
        ("interim", "2022-01-19", False),
        ("interim", None, False),
        ("interim", "2022-02-01", True),
    ],
)
def test_order_made_on_20_january_2022_needs_a_lawful_end(kind: str, last_day: str | None, lawful: bool) -> None:
    given = date.fromisoformat(last_day) if last_day else None
    if lawful:
        check_last_day(OrderKind(kind), date(2022, 1, 20), given)
    else:
        with pytest.raises(RuleViolation) as refusal:
            check_last_day(OrderKind(kind), date(2022, 1, 20), given)
        assert refusal.value.field == "last_day"


def test_application_knows_its_stage_officer_and_last_event() -> None:
    found = history(acknowledged("2026-06-01T10:00"), step("2026-06-02T10:00", "interim_applied")).applications["A1"]
    assert (found.status, found.officer, found.interim_sought) == (ApplicationStep.ACKNOWLEDGED, "PC Invented", True)
    assert (found.stage_entered_at, found.last_event_at) == (at("2026-06-01T10:00"), at("2026-06-02T10:00"))
    assert found.is_open


def test_hearings_are_kept_with_what_became_of_them() -> None:
    found = history(
        listed("2026-06-01T10:00", "2026-06-10"),
        listed("2026-06-02T10:00", "2026-06-11"),
        adjourned("2026-06-11T10:00", "2026-06-18"),
        step("2026-06-18T10:00", "held"),
    ).applications["A1"]
    assert [(hearing.hearing_on, hearing.outcome, hearing.reason) for hearing in found.hearings] == [
        (date(2026, 6, 10), "relisted", ""),
        (date(2026, 6, 11), "adjourned", "court_listing"),
        (date(2026, 6, 18), "held", ""),
    ]
    assert (found.hearing_on, found.adjournments) == (None, 1)


def test_full_order_determines_its_application_and_ends_the_interim_order() -> None:
    found = history(
        listed("2026-06-01T10:00", "2026-06-12"),
        interim_made("2026-06-01T12:00", "2026-06-30"),
        full_made("2026-06-12T12:00", order="O2"),
    )
    application = found.applications["A1"]
    assert (application.status, application.determined_at) == (ApplicationStep.GRANTED, at("2026-06-12T12:00"))
    assert application.hearings[-1].outcome == "held"
    assert found.orders["O1"].ends_at == at("2026-06-12T12:00")
    assert found.orders["O2"].ends_at is None


def test_interim_order_ends_when_the_application_is_refused() -> None:
    """Law: an interim order fixed to 30 June whose main application is refused on 12 June has ended on 12 June."""
    found = history(interim_made("2026-06-01T12:00", "2026-06-30"), refused("2026-06-12T12:00"))
    assert found.orders["O1"].ends_at == at("2026-06-12T12:00")


@pytest.mark.parametrize(
    ("moment", "binds"),
    [
        ("2026-05-31T23:59", False),
        ("2026-06-01T00:00", True),  # from the day on which it is made, not from the hour
        ("2026-06-30T23:59:59.999999", True),  # its last day inclusive
        ("2026-07-01T00:00", False),
    ],
)
def test_order_binds_from_the_day_it_is_made_to_its_last_day(moment: str, binds: bool) -> None:
    order = history(interim_made("2026-06-01T12:00", "2026-06-30")).orders["O1"]
    assert order.in_force(at(moment)) is binds


def test_order_binds_until_its_discharge() -> None:
    order = history(full_made("2026-06-01T12:00"), order_step("2026-06-10T15:00", "discharged")).orders["O1"]
    assert (order.in_force(at("2026-06-10T14:59")), order.in_force(at("2026-06-10T15:00"))) == (True, False)


@pytest.mark.parametrize(
    ("moment", "protected"),
    [
        ("2026-05-31T23:59", False),
        ("2026-06-01T00:00", True),
        ("2026-06-10T23:59", True),
        ("2026-06-11T00:00", False),
    ],
)
def test_other_protection_holds_from_its_first_to_its_last_day(moment: str, protected: bool) -> None:
    found = history(protection("2026-05-30T09:00", "2026-06-01", "2026-06-10"))
    assert protects_client(found, at(moment)).is_in_force is protected


def test_renewal_moves_the_last_day() -> None:
    order = history(
        full_made("2026-06-01T12:00", "2028-05-31"), order_step("2028-05-01T10:00", "renewed", last_day="2029-05-31")
    ).orders["O1"]
    assert order.last_day == date(2029, 5, 31)


def test_earliest_request_survives_refiling_until_a_full_order() -> None:
    found = history(
        refused("2026-06-02T10:00"),
        requested("2026-06-05T10:00", "A2"),
        full_made("2026-06-10T10:00", application="A2"),
        requested("2026-07-01T10:00", "A3"),
    )
    first = at("2026-05-29T10:00")
    assert [each.first_requested_at for each in found.applications.values()] == [first, first, at("2026-07-01T10:00")]


def test_warrants_are_kept_with_their_execution() -> None:
    found = history(
        full_made("2026-06-01T10:00"),
        breach("2026-06-02T10:00"),
        breach_step("2026-06-02T11:00", "reported_to_police"),
        breach_step("2026-06-03T10:00", "warrant_issued"),
        breach_step("2026-06-05T10:00", "warrant_executed"),
        breach_step("2026-06-06T10:00", "warrant_issued"),
    ).breaches["B1"]
    assert [(warrant.issued_at, warrant.executed_at) for warrant in found.warrants] == [
        (at("2026-06-03T10:00"), at("2026-06-05T10:00")),
        (at("2026-06-06T10:00"), None),
    ]


def test_second_warrant_while_one_is_out_is_refused() -> None:
    with pytest.raises(EventRefused, match="already out") as refusal:
        history(
            full_made("2026-06-01T10:00"),
            breach("2026-06-02T10:00"),
            breach_step("2026-06-02T11:00", "reported_to_police"),
            breach_step("2026-06-03T10:00", "warrant_issued"),
            breach_step("2026-06-04T10:00", "warrant_issued"),
        )
    assert (refusal.value.number, refusal.value.field) == (7, "step")


def test_event_before_the_opening_is_told_after_it_when_the_opening_is_written_first() -> None:
    """She asked police before she had a case."""
    _, events = read_case_file(case_file([OPEN, requested("2026-05-01T10:00")]))
    assert replay_events(events).history.applications["A1"].requested_at == at("2026-05-01T10:00")


def test_nothing_told_is_an_empty_history() -> None:
    assert replay_events([]).history.opened_at is None


@pytest.mark.parametrize(
    ("taken", "label"), [([], "A1"), (["A1"], "A2"), (["A2"], "A3"), (["A1", "A3"], "A4"), (["X"], "A2")]
)
def test_next_label_is_free(taken: list[str], label: str) -> None:
    assert next_label("A", taken) == label
    assert label not in taken


def test_moments_are_kept_in_utc() -> None:
    opened_at = history().opened_at
    assert opened_at == datetime(2026, 5, 29, 8, 0, tzinfo=UTC)
    assert opened_at.tzinfo is UTC
