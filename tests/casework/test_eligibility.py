"""What may be decided about a referral, and which answers somebody who accepts should look at: truth tables."""

from __future__ import annotations

import pytest

from accounts.rules import RuleViolation
from casework.rules.eligibility import DEFAULT_QUESTIONS, Answer, Decision, check_decision, doubts


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        (Decision(outcome="accepted"), None),
        (Decision(outcome="not_eligible", reason="Lives elsewhere"), None),
        (Decision(outcome="declined", reason="Not now"), None),
        (Decision(outcome="signposted", reason="Under 16", signposted_to="The youth service"), None),
        (Decision(outcome=""), "outcome"),
        (Decision(outcome="perhaps", reason="Why not"), "outcome"),
        (Decision(outcome="not_eligible"), "reason"),
        (Decision(outcome="declined", reason=" \n"), "reason"),
        (Decision(outcome="signposted", reason="Under 16"), "signposted_to"),
        (Decision(outcome="signposted", signposted_to="The youth service"), "reason"),
    ],
)
def test_nobody_is_turned_away_without_a_reason(decision: Decision, field: str | None) -> None:
    if field is None:
        check_decision(decision)
        return
    with pytest.raises(RuleViolation) as refused:
        check_decision(decision)
    assert refused.value.field == field


def test_doubts_are_what_was_answered_no_or_not_at_all() -> None:
    answers = [Answer("a", "A?", "yes"), Answer("b", "B?", "no"), Answer("c", "C?")]
    assert doubts(answers) == ["B?", "C?"]


def test_default_questions_have_keys_of_their_own_and_never_say_the_letters_of_the_mnemonic() -> None:
    keys = [question.key for question in DEFAULT_QUESTIONS]
    assert sorted(keys) == sorted(set(keys))
    assert not [each for each in DEFAULT_QUESTIONS if "FOUR" in each.words + each.hint]
