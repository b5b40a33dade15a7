"""What is asked before a referral is accepted: the questions every service starts with, and what an answer may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from accounts.rules import RuleViolation

YES: Final = "yes"
NO: Final = "no"
NOT_KNOWN: Final = "not_known"
ANSWERS: Final[Mapping[str, str]] = {YES: "Yes", NO: "No", NOT_KNOWN: "Not known"}


@dataclass(frozen=True)
class Question:
    """One line of the checklist; `key` stays when the words change."""

    key: str
    words: str
    hint: str = ""


DEFAULT_QUESTIONS: Final = (
    Question("area", "Does the person live, work or study in the area that we serve?"),
    Question("age", "Is the person 16 or over?", "If younger, ask a supervisor today which service can help."),
    Question(
        "behaviour",
        "Does what is being done look like stalking?",
        "Somebody's mind is fixed on them, or returns to them again and again; it is not wanted; it keeps happening. "
        "No single act of it need look serious.",
    ),
    Question("agrees", "Does the person know of this referral and agree to it?"),
)
"""What a service asks until it has questions of its own."""


@dataclass(frozen=True)
class EligibilityAnswer:
    """What was found about one question, in the words in which it was asked then."""

    key: str
    words: str
    answer: str = NOT_KNOWN
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferralDecision:
    """What was decided about a referral, why, and where else the person was sent."""

    outcome: str
    reason: str = ""
    signposted_to: str = ""


ACCEPTED: Final = "accepted"
NOT_ELIGIBLE: Final = "not_eligible"
DECLINED: Final = "declined"
SIGNPOSTED: Final = "signposted"
OUTCOMES: Final[Mapping[str, str]] = {
    ACCEPTED: "Accepted: open a case",
    NOT_ELIGIBLE: "Not eligible",
    DECLINED: "The client does not want our help",
    SIGNPOSTED: "Sent on to another service",
}


def check_decision(decision: ReferralDecision) -> None:
    """Nobody is turned away without a reason, nor sent on without saying where to."""
    if decision.outcome not in OUTCOMES:
        raise RuleViolation("Choose what was decided.", field="outcome")
    if decision.outcome == ACCEPTED:
        return
    if not decision.reason.strip():
        raise RuleViolation("Say why.", field="reason")
    if decision.outcome == SIGNPOSTED and not decision.signposted_to.strip():
        raise RuleViolation("Say which service the client was sent to.", field="signposted_to")


def doubts(answers: list[EligibilityAnswer]) -> list[str]:
    """Questions that were answered no, or not at all: what somebody who accepts should have looked at."""
    return [each.words for each in answers if each.answer != YES]
