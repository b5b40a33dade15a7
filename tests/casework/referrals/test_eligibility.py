"""What may be decided about a referral, and which answers somebody who accepts should look at: truth tables."""

from __future__ import annotations

import pytest

from accounts.rules import RuleViolation
from casework.referrals.rules import DEFAULT_QUESTIONS, EligibilityAnswer, ReferralDecision, check_decision, doubts


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        (ReferralDecision(outcome="accepted"), None),
        (ReferralDecision(outcome="not_eligible", reason="Lives elsewhere"), None),
        (ReferralDecision(outcome="declined", reason="Not now"), None),
        (ReferralDecision(outcome="signposted", reason="Under 16", signposted_to="The youth service"), None),
        (ReferralDecision(outcome=""), "outcome"),
        (ReferralDecision(outcome="perhaps", reason="Why not"), "outcome"),
        (ReferralDecision(outcome="not_eligible"), "reason"),
        (ReferralDecision(outcome="declined", reason=" \n"), "reason"),
        (ReferralDecision(outcome="signposted", reason="Under 16"), "signposted_to"),
        (ReferralDecision(outcome="signposted", signposted_to="The youth service"), "reason"),
    ],
)
def test_nobody_is_turned_away_without_a_reason(decision: ReferralDecision, field: str | None) -> None:
    if field is None:
        check_decision(decision)
        return
    with pytest.raises(RuleViolation) as refused:
        check_decision(decision)
    assert refused.value.field == field


def test_doubts_are_what_was_answered_no_or_not_at_all() -> None:
    answers = [EligibilityAnswer("a", "A?", "yes"), EligibilityAnswer("b", "B?", "no"), EligibilityAnswer("c", "C?")]
    assert doubts(answers) == ["B?", "C?"]


def test_default_questions_have_keys_of_their_own_and_never_say_the_letters_of_the_mnemonic() -> None:
    keys = [question.key for question in DEFAULT_QUESTIONS]
    assert sorted(keys) == sorted(set(keys))
    assert not [each for each in DEFAULT_QUESTIONS if "FOUR" in each.words + each.hint]
