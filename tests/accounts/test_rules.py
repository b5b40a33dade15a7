"""Which role belongs to which kind of organisation."""

from __future__ import annotations

import pytest

from accounts.rules import RuleViolation, check_role_suits_organisation


def test_rule_violation_carries_sentence_and_field() -> None:
    violation = RuleViolation("Choose a later day.", field="made_on")
    assert (violation.sentence, violation.field, str(violation)) == (
        "Choose a later day.",
        "made_on",
        "Choose a later day.",
    )


def test_rule_violation_without_field_names_none() -> None:
    assert RuleViolation("No.").field is None


@pytest.mark.parametrize("side", [True, False])
def test_role_on_its_own_side_is_accepted(side: bool) -> None:
    check_role_suits_organisation(role_is_liaison=side, organisation_is_police=side)


@pytest.mark.parametrize(("is_liaison", "is_police", "field"), [(True, False, "organisation"), (False, True, "role")])
def test_role_on_the_other_side_is_refused(is_liaison: bool, is_police: bool, field: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        check_role_suits_organisation(role_is_liaison=is_liaison, organisation_is_police=is_police)
    assert refusal.value.field == field
