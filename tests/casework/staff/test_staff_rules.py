"""Which change of a person is refused, as truth tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from accounts.rules import RuleViolation
from casework.staff.rules import (
    Standing,
    StillHeld,
    check_change,
    check_close,
    check_days,
    check_not_oneself,
    check_team_closes,
)

DAY = date(2026, 3, 3)
NOTHING = StillHeld()
LAST = StillHeld(is_last_manager=True)
CASES = StillHeld(cases={1: 2})
ONLY = StillHeld(only_supervisor_of=("North",))


def standing(**facts: Any) -> Standing:
    return Standing(**{"role": "caseworker", "teams": frozenset({1}), **facts})


@pytest.mark.parametrize(
    ("before", "after", "held", "field"),
    [
        ({}, {"role": "supervisor"}, NOTHING, ""),
        ({}, {"role": "supervisor"}, CASES, "role"),
        ({}, {"teams": frozenset({2})}, CASES, "teams"),
        ({}, {"teams": frozenset({1, 2})}, CASES, ""),
        ({}, {"teams": frozenset()}, NOTHING, ""),
        ({}, {"ends_on": DAY}, CASES, ""),
        ({}, {"starts_on": date(2026, 3, 4), "ends_on": DAY}, NOTHING, "ends_on"),
        ({"role": "service_manager"}, {"role": "service_manager"}, LAST, ""),
        ({"role": "service_manager"}, {"role": "caseworker"}, LAST, "role"),
        ({"role": "service_manager"}, {"role": "service_manager", "ends_on": DAY}, LAST, "ends_on"),
        ({"role": "service_manager"}, {"role": "caseworker"}, NOTHING, ""),
        ({"role": "supervisor"}, {"role": "caseworker"}, ONLY, "role"),
        ({"role": "supervisor"}, {"role": "supervisor", "teams": frozenset()}, ONLY, "teams"),
        ({"role": "supervisor"}, {"role": "supervisor", "teams": frozenset({1, 2})}, ONLY, ""),
    ],
)
def test_change_is_refused_where_a_case_or_the_service_would_be_left(
    before: dict[str, Any], after: dict[str, Any], held: StillHeld, field: str
) -> None:
    assert refused(lambda: check_change(standing(**before), standing(**after), held)) == field


def refused(check: Any) -> str:
    """The field of the refusal; empty if there is none."""
    try:
        check()
    except RuleViolation as refusal:
        return refusal.field or "whole"
    return ""


@pytest.mark.parametrize(
    ("held", "is_refused"),
    [(NOTHING, False), (CASES, True), (LAST, True), (ONLY, True)],
    ids=["nothing", "cases", "last manager", "only supervisor"],
)
def test_account_is_closed_once_nothing_is_held(held: StillHeld, is_refused: bool) -> None:
    assert bool(refused(lambda: check_close(held))) is is_refused


def test_nobody_changes_their_own_account() -> None:
    assert refused(lambda: check_not_oneself(person=1, by=1))
    assert not refused(lambda: check_not_oneself(person=1, by=2))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"),
    [(None, None, ""), (DAY, DAY, ""), (None, DAY, ""), (DAY, date(2026, 3, 2), "ends_on")],
)
def test_last_day_is_not_before_the_first(starts_on: date | None, ends_on: date | None, field: str) -> None:
    assert refused(lambda: check_days(starts_on, ends_on)) == field


@pytest.mark.parametrize("there", ["", "open_cases", "caseworkers", "invited", "referrals"])
def test_team_is_closed_when_it_is_empty(there: str) -> None:
    counts = {"open_cases": 0, "caseworkers": 0, "invited": 0, "referrals": 0} | ({there: 1} if there else {})
    assert bool(refused(lambda: check_team_closes(**counts))) is bool(there)


def test_mark_of_a_standing_changes_with_each_of_its_facts() -> None:
    others = ({"role": "supervisor"}, {"teams": frozenset({2})}, {"starts_on": DAY}, {"ends_on": DAY})
    assert len({standing().mark, *(standing(**each).mark for each in others)}) == 5
