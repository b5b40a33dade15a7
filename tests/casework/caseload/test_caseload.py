"""How heavy a case weighs, who carries too much, and how a leaver's cases are spread: truth tables."""

from __future__ import annotations

import pytest

from accounts.rules import RuleViolation
from casework.caseload.rules import (
    DEFAULT_WEIGHTS,
    LARGEST_WEIGHT,
    CaseBurden,
    PossibleOwner,
    ToPlace,
    carries_too_much,
    check_weight,
    spread,
    weight_of,
)


@pytest.mark.parametrize(
    ("case", "weight"),
    [
        (CaseBurden("standard"), 1),
        (CaseBurden("medium"), 2),
        (CaseBurden("high"), 3),
        (CaseBurden("very_high"), 5),
        (CaseBurden("standard", open_breach=True), 4),
        (CaseBurden("standard", live_order=True), 2),
        (CaseBurden("standard", application=True), 3),
        (CaseBurden("high", open_breach=True, live_order=True), 7),
        (CaseBurden("very_high", open_breach=True, live_order=True, application=True), 11),
    ],
)
def test_weight_is_that_of_the_risk_and_once_for_each_kind_of_thing_that_runs(case: CaseBurden, weight: int) -> None:
    assert weight_of(case, DEFAULT_WEIGHTS) == weight


@pytest.mark.parametrize(("weight", "too_much"), [(0, False), (59, False), (60, True), (61, True)])
def test_too_much_begins_with_the_limit_itself(weight: int, *, too_much: bool) -> None:
    assert carries_too_much(weight, DEFAULT_WEIGHTS) is too_much


def taker(worker: int, weight: int, *teams: int) -> PossibleOwner:
    return PossibleOwner(worker, weight, frozenset(teams or (1,)))


@pytest.mark.parametrize(
    ("cases", "takers", "plan"),
    [
        ([], [taker(1, 0)], {}),
        ([ToPlace(10, 1, 3)], [], {10: None}),
        ([ToPlace(10, 1, 3)], [taker(1, 5), taker(2, 4)], {10: 2}),
        ([ToPlace(10, 1, 3)], [taker(2, 4), taker(1, 4)], {10: 1}),
        ([ToPlace(10, 2, 3)], [taker(1, 0, 1), taker(2, 9, 2)], {10: 2}),
        ([ToPlace(10, 3, 3)], [taker(1, 0, 1), taker(2, 9, 2)], {10: None}),
        ([ToPlace(10, 1, 1), ToPlace(11, 1, 5), ToPlace(12, 1, 4)], [taker(1, 0), taker(2, 0)], {11: 1, 12: 2, 10: 2}),
    ],
)
def test_spread_gives_the_heaviest_first_to_whoever_of_the_team_then_carries_least(
    cases: list[ToPlace], takers: list[PossibleOwner], plan: dict[int, int | None]
) -> None:
    assert spread(cases, takers) == plan
    assert spread(cases[::-1], takers[::-1]) == plan


@pytest.mark.parametrize(
    ("kind", "weight"), [("high", -1), ("high", LARGEST_WEIGHT + 1), ("too_much", 0), ("no_such", 1)]
)
def test_weight_that_makes_no_sense_is_refused(kind: str, weight: int) -> None:
    with pytest.raises(RuleViolation):
        check_weight(kind, weight)


@pytest.mark.parametrize(("kind", "weight"), [("high", 0), ("high", LARGEST_WEIGHT), ("too_much", 1)])
def test_weight_that_makes_sense_is_taken(kind: str, weight: int) -> None:
    check_weight(kind, weight)
