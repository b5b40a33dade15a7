"""Which force can be asked to apply for an order against him, as a truth table."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.rules import RuleViolation
from orders.applications.rules.which_force import (
    CourtAges,
    ForceToAsk,
    age_note,
    age_on,
    area_is_unknown,
    check_age,
    checked_force_to_ask,
)

KENT, SUSSEX, BTP, MDP, CNC = (
    "kent",
    "sussex",
    "british-transport-police",
    "ministry-of-defence-police",
    "civil-nuclear-constabulary",
)


@pytest.mark.parametrize(
    ("force", "lives_in", "basis", "expected"),
    [
        (KENT, KENT, "", ("resides", KENT)),
        (KENT, KENT, "resides", ("resides", KENT)),
        (KENT, "", "resides", ("resides", KENT)),
        (KENT, SUSSEX, "believed_in", ("believed_in", SUSSEX)),
        (KENT, SUSSEX, "intends_to_come", ("intends_to_come", SUSSEX)),
        (KENT, "", "believed_in", ("believed_in", "")),
        (KENT, KENT, "believed_in", ("believed_in", KENT)),
        (KENT, "", "", ("", "")),
        (BTP, "", "", ("", "")),
        (BTP, SUSSEX, "resides", ("", SUSSEX)),
        (MDP, KENT, "", ("", KENT)),
    ],
)
def test_settled_r1_2_area_test(force: str, lives_in: str, basis: str, expected: tuple[str, str]) -> None:
    """R1.2: where he lives, is or comes to; BTP and MDP anywhere. Where she lives is no ground."""
    found = checked_force_to_ask(ForceToAsk(force=force, defendant_force=lives_in, area_basis=basis))
    assert (found.area_basis, found.defendant_force) == expected


@pytest.mark.parametrize(
    ("force", "basis", "was_asked", "unknown"),
    [
        (KENT, "", True, True),
        (KENT, "resides", True, False),
        (KENT, "", False, False),
        (BTP, "", True, False),
    ],
)
def test_area_is_unknown_r1_2(force: str, basis: str, was_asked: bool, unknown: bool) -> None:
    assert area_is_unknown(ForceToAsk(force=force, area_basis=basis), was_asked=was_asked) is unknown


@pytest.mark.parametrize(
    ("force", "lives_in", "basis", "field"),
    [
        (CNC, "", "", "force"),
        (CNC, CNC, "resides", "force"),
        ("police-scotland-yard", "", "", "force"),
        (KENT, SUSSEX, "", "area_basis"),
        (KENT, SUSSEX, "resides", "area_basis"),
        (KENT, SUSSEX, "she_lives_there", "area_basis"),
        (KENT, KENT, "she_lives_there", "area_basis"),
    ],
)
def test_settled_r1_1_refuses_beside_the_field(force: str, lives_in: str, basis: str, field: str) -> None:
    """R1.1: the Civil Nuclear Constabulary is not in the list of s.14."""
    with pytest.raises(RuleViolation) as refusal:
        checked_force_to_ask(ForceToAsk(force=force, defendant_force=lives_in, area_basis=basis))
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("born_on", "about", "expected"),
    [
        (None, None, None),
        (None, 17, 17),
        (date(2008, 3, 3), None, 18),
        (date(2008, 3, 4), 40, 17),
        (date(2008, 2, 29), None, 18),
    ],
)
def test_age_on_a_day(born_on: date | None, about: int | None, expected: int | None) -> None:
    assert age_on(born_on, about, date(2026, 3, 3)) == expected


@pytest.mark.parametrize(
    ("age", "says"), [(None, ""), (18, ""), (17, "the youth court decides"), (10, "youth court"), (9, "no order can")]
)
def test_age_note_r2_1_youth_court(age: int | None, says: str) -> None:
    assert says in age_note(age, CourtAges())
    assert bool(age_note(age, CourtAges())) is bool(says)


def test_check_age_r2_1_under_ten_is_refused() -> None:
    check_age(None, CourtAges())
    check_age(10, CourtAges())
    with pytest.raises(RuleViolation, match="no order can be made"):
        check_age(9, CourtAges())
