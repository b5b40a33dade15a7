"""What a draft condition must say and what it still lacks, as a truth table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from accounts.rules import RuleViolation
from orders.grounds.rules.draft_conditions import (
    PROHIBITIONS,
    REQUIREMENTS,
    TYPICAL,
    DraftConditionFacts,
    check_draft,
    kind_of,
    lacking,
)

CLEAR = ("no_conflict", "no_conflict", "no_conflict")
PROHIBITION = DraftConditionFacts(
    kind="prohibition", text="Not to enter", why_necessary="He waits there", spared=CLEAR, victim_view="wanted"
)
REQUIREMENT = replace(
    PROHIBITION, kind="positive_requirement", named_by_guidance="programme", provider="Fellgate", can_deliver="yes"
)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(PROHIBITION, text="  "), "text"),
        (replace(PROHIBITION, why_necessary=""), "why_necessary"),
        (replace(PROHIBITION, first_day=date(2026, 3, 3), last_day=date(2026, 3, 2)), "last_day"),
        (replace(PROHIBITION, named_by_guidance="programme"), "kind"),
        (replace(REQUIREMENT, named_by_guidance="contact"), "kind"),
        (replace(PROHIBITION, spared=("conflict", "no_conflict", "no_conflict")), "practicality"),
    ],
)
def test_check_draft_r2_2_and_r2_3_refuse_beside_the_field(draft: DraftConditionFacts, field: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        check_draft(draft)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "draft",
    [
        PROHIBITION,
        REQUIREMENT,
        replace(PROHIBITION, first_day=date(2026, 3, 3), last_day=date(2026, 3, 3)),
        replace(PROHIBITION, last_day=date(2026, 3, 31)),
        replace(PROHIBITION, spared=("conflict",) * 3, practicality="His shift ends at six: from seven on"),
    ],
)
def test_check_draft_accepts(draft: DraftConditionFacts) -> None:
    """R3.3: a condition may have a period of its own, shorter than two years."""
    check_draft(draft)


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (PROHIBITION, []),
        (REQUIREMENT, []),
        (replace(PROHIBITION, victim_view="not_asked"), ["The client has not been asked"]),
        (replace(PROHIBITION, victim_view="not_wanted"), ["The client does not want it"]),
        (replace(PROHIBITION, victim_view="unsure"), []),
        (replace(PROHIBITION, spared=("not_checked", "no_conflict", "no_conflict")), ["Nobody has looked whether"]),
        (replace(PROHIBITION, spared=("no_conflict", "conflict", "no_conflict")), ["the court has to avoid that"]),
        (replace(REQUIREMENT, provider=""), ["Nobody is named who would provide it"]),
        (replace(REQUIREMENT, can_deliver="asked"), ["has not said whether"]),
        (replace(REQUIREMENT, can_deliver="not_asked"), ["has not said whether"]),
        (replace(REQUIREMENT, can_deliver="no"), ["is bound to be broken"]),
        (replace(REQUIREMENT, named_by_guidance="sign_on", provider="", can_deliver="not_asked"), []),
    ],
)
def test_lacking_f_18_says_what_makes_a_condition_impractical(draft: DraftConditionFacts, words: list[str]) -> None:
    found = list(lacking(draft))
    assert len(found) == len(words)
    assert all(word in said for word, said in zip(words, found, strict=True))


def test_typical_conditions_of_the_guidance_have_their_kind() -> None:
    assert {kind_of(key) for key in PROHIBITIONS} == {"prohibition"}
    assert {kind_of(key) for key in REQUIREMENTS} == {"positive_requirement"}
    assert len(TYPICAL) == 16
