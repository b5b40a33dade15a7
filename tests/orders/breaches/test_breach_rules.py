"""What kind of breach something is, what it suggests, whether it was told before, and how far it has come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from orders.breaches.models.breach import BreachKind, CourtResult, RecordedAs
from orders.breaches.rules.kinds import BY_BEHAVIOUR, OF_DUTIES, kind_of, stalking_prompt, suggested_offence
from orders.breaches.rules.ladder import (
    LadderLevel,
    StepTaken,
    StepTrust,
    finding,
    highest,
    levels,
    needs_confirming,
    needs_source,
    trust,
)
from orders.breaches.rules.possible_duplicates import ComparableBreach, may_be_the_same, reported_before
from record.law.figures import AS_SHIPPED

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


# --- Kinds --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behaviours", "kind"),
    [
        (["CON-02"], "contact_direct"),
        (["CON-07"], "contact_third_party"),
        (["PRX-01"], "contact_third_party"),
        (["CON-05"], "contact_indirect"),
        (["THR-01", "CON-04"], "contact_direct"),
        (["LOI-01"], "excluded_area"),
        (["FOL-02"], "approach"),
        (["WAT-04"], "surveillance"),
        (["MON-05"], "surveillance"),
        (["PUB-01"], "online"),
        (["INT-01"], "other"),
        (["OTH"], "other"),
    ],
)
def test_kind_of_breach_is_what_its_behaviours_say(behaviours: list[str], kind: str) -> None:
    """practice.md 3.1."""
    assert kind_of(behaviours) == kind


def test_kind_of_a_requirement_that_was_not_done_is_that_it_was_missed() -> None:
    """R1.8: a requirement not done is as much a breach as a prohibition ignored."""
    assert kind_of(["OTH"], is_requirement=True) == "requirement_missed"


def test_every_kind_that_is_worked_out_is_one_that_the_record_knows() -> None:
    assert {kind for _, kind in BY_BEHAVIOUR} | OF_DUTIES <= set(BreachKind.values)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("contact_direct", "H20164"),
        ("requirement_missed", "H20164"),
        ("notification_initial", "H20165"),
        ("notification_name", "H20166"),
        ("notification_address", "H20167"),
        ("prints_refused", "H20168"),
        ("false_information", "H20169"),
        ("", "H20164"),
    ],
)
def test_offence_that_a_kind_suggests_is_a_dated_figure_of_the_law(kind: str, code: str) -> None:
    """F-46, F-71, R9.6: the six codes H20164 to H20169."""
    assert AS_SHIPPED.figure(suggested_offence(kind), NOON.date()).value == code


@pytest.mark.parametrize(
    ("kind", "recorded_as", "asked"),
    [
        ("contact_direct", "", True),
        ("contact_direct", "breach_only", True),
        ("contact_direct", "not_told", True),
        ("contact_direct", "malicious_communications", True),
        ("contact_direct", "breach_and_stalking", False),
        ("contact_direct", "stalking_only", False),
        ("contact_direct", "harassment", False),
        ("notification_name", "breach_only", False),
        ("requirement_missed", "breach_only", False),
    ],
)
def test_force_is_asked_to_record_stalking_too(kind: str, recorded_as: str, asked: bool) -> None:
    """F-31, F-46 and HMICFRS 2019: a breach is never recorded alone."""
    assert recorded_as in {"", *RecordedAs.values}
    assert stalking_prompt(kind, recorded_as) is asked


# --- Told twice ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "apart", "same"),
    [
        ("O1", "O1", 0 * MINUTE, True),
        ("O1", "O1", 15 * MINUTE, True),
        ("O1", "O1", -15 * MINUTE, True),
        ("O1", "O1", 16 * MINUTE, False),
        ("O1", "O2", 1 * MINUTE, False),
        ("O1", "", 1 * MINUTE, True),
        ("", "P1", 1 * MINUTE, True),
        ("", "", 1 * MINUTE, True),
    ],
)
def test_two_breaches_within_minutes_may_be_one(one: str, other: str, apart: timedelta, same: bool) -> None:
    """bad_inputs H: reported by charity and police within a minute."""
    first, second = ComparableBreach(one, NOON), ComparableBreach(other, NOON + apart)
    assert may_be_the_same(first, second) is same
    assert reported_before(first, [("B1", second)]) == (["B1"] if same else [])


# --- The ladder ---------------------------------------------------------------------------------------------


def told(step: str, source: str = "service", *, confirmed: bool = False) -> StepTaken:
    return StepTaken(step, NOON, source, is_confirmed=confirmed)


@pytest.mark.parametrize(
    ("steps", "level"),
    [
        ([], "A0"),
        (["reported_to_police"], "A1"),
        (["reported_to_police", "police_contacted_victim"], "A1"),
        (["reported_to_police", "crime_recorded"], "A2"),
        (["reported_to_police", "crime_recorded", "warrant_issued"], "A2"),
        (["reported_to_police", "warrant_issued", "warrant_executed"], "A3"),
        (["reported_to_police", "arrested"], "A3"),
        (["reported_to_police", "interviewed", "bail_update"], "A3"),
        (["reported_to_police", "charged"], "A4"),
        (["reported_to_police", "out_of_court"], "A4"),
        (["reported_to_police", "no_further_action", "review_requested"], "A4"),
        (["reported_to_police", "charged", "court_outcome"], "A5"),
    ],
)
def test_ladder_is_reached_by_what_was_done_and_a_warrant_issued_reaches_nothing(steps: list[str], level: str) -> None:
    """F-23 and practice.md 3.2: «Warrant issued is NOT A3»."""
    known = [told(step) for step in steps]
    assert highest(known) == level
    assert [each.level for each in levels(known, learned_at=NOON)] == list(LadderLevel)


def test_ladder_names_the_steps_that_reached_each_level() -> None:
    found = levels([told("arrested"), told("charged")], learned_at=NOON)
    assert [[step.step for step in each.steps] for each in found] == [["logged"], [], [], ["arrested"], ["charged"], []]


@pytest.mark.parametrize(
    ("step", "word", "confirm"),
    [
        (told("arrested"), StepTrust.SERVICE, False),
        (told("arrested", "police_reported"), StepTrust.POLICE, True),
        (told("arrested", "police_reported", confirmed=True), StepTrust.CONFIRMED, False),
        (told("arrested", "import"), StepTrust.FILE, False),
    ],
)
def test_step_that_the_police_reported_is_not_confirmed_until_one_of_us_says_how_we_know(
    step: StepTaken, word: StepTrust, confirm: bool
) -> None:
    """practice.md 3.2 and 6.1: police-reported until the caseworker confirms."""
    assert trust(step) is word
    assert needs_confirming(step) is confirm


@pytest.mark.parametrize(
    ("step", "needed"),
    [
        ("reported_to_police", False),
        ("police_contacted_victim", False),
        ("crime_recorded", True),
        ("arrested", True),
        ("warrant_issued", False),
        ("warrant_executed", True),
        ("no_further_action", True),
        ("court_outcome", True),
        ("reviewed", False),
    ],
)
def test_closing_a_gap_of_the_ladder_needs_words_and_a_source(step: str, needed: bool) -> None:
    """practice.md 3.4."""
    assert needs_source(step) is needed


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("", "Alleged"),
        ("other", "Alleged"),
        ("guilty_plea", "Found by a court"),
        ("convicted", "Found by a court"),
        ("acquitted", "Not found by the court"),
        ("discontinued", "Not found by the court"),
    ],
)
def test_breach_is_alleged_until_a_court_finds_it_and_nobody_is_called_convicted(result: str, said: str) -> None:
    """practice.md 3.1 (b)."""
    assert result in {"", *CourtResult.values}
    assert finding(result) == said
    assert "convict" not in said.lower()
