"""What a letter asks for, by its topic and by the rung of whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from orders.letters.rules.kinds import LetterKindRule
from orders.letters.rules.topics import TOPICS, LetterTopic

UNDECIDED: Final = frozenset(
    {
        LetterTopic.UNANSWERED,
        LetterTopic.UNDECIDED,
        LetterTopic.NO_CONDITIONS,
        LetterTopic.UNAUTHORISED,
        LetterTopic.NO_ORDER,
        LetterTopic.DECLINED,
    }
)
"""Topics on which the chief officer's own power to apply is still to be used."""
DECISIONS: Final = frozenset(
    {
        *(
            LetterTopic.DECLINED,
            LetterTopic.REFUSED,
            LetterTopic.WITHDRAWN,
            LetterTopic.SUPERSEDED,
            LetterTopic.APPEALED,
        ),
        *(LetterTopic.NO_FURTHER_ACTION, LetterTopic.OUT_OF_COURT, LetterTopic.BREACH_DECIDED),
    }
)
"""Topics on which somebody has decided, so that the reasons of the decision can be asked for."""
DECISION: Final = "Let the chief officer, or whoever holds that power, decide, and give us the reasons."

_OVERSEEN: Final = (
    "Ask the force for an account of what has been done and what has not.",
    "Tell us what you will do, and by when.",
    "Tell us whether you regard this letter as a complaint, and if not, how one is made.",
)
_CHIEF: Final = (
    "Name an officer of at least the rank of superintendent who answers for this case.",
    "Give us an account of how it came to this.",
)
_OTHERS: Final[Mapping[str, tuple[str, ...]]] = {
    LetterKindRule.CHASE: (
        "Tell us what happens next, who does it, and on which day.",
        "If something stands in the way, tell us what it is. We will help where we can.",
    ),
    LetterKindRule.FORCE_LEAD: (
        "Find out where this stands, and tell us the name of whoever is responsible.",
        "Give us the day on which the next step will be taken.",
    ),
    LetterKindRule.SENIOR_OFFICER: (
        "Take charge of this case, or name the senior officer who will.",
        "Tell us what will be done to protect our client until this is settled.",
        "Give us a plan in writing, with a day for each step.",
    ),
    LetterKindRule.CHIEF_OFFICER: _CHIEF,
    LetterKindRule.OVERSIGHT_BODY: _OVERSEEN,
}
_BREACH: Final[Mapping[str, tuple[str, ...]]] = {
    LetterKindRule.CHASE: (
        "Tell us today what happens next, who does it, and when.",
        "If something stands in the way, tell us what it is. We will help where we can.",
    ),
    LetterKindRule.FORCE_LEAD: (
        "Find out today where this stands, and tell us the name of whoever is responsible.",
        "Tell us today when the next step will be taken.",
    ),
    LetterKindRule.SENIOR_OFFICER: (
        "Take charge of this today, or name the senior officer who will.",
        "Tell us today what is done to protect our client until this is settled.",
        "Give us a plan in writing, with a time for each step.",
    ),
    LetterKindRule.CHIEF_OFFICER: _CHIEF,
    LetterKindRule.OVERSIGHT_BODY: _OVERSEEN,
}
_REASONS: Final[Mapping[str, tuple[str, ...]]] = {
    "application": (
        (
            "Who took the decision, on which day, and which of the three grounds of section 1 of the Stalking "
            "Protection Act 2019 did they find not to be met?"
        ),
        "Which evidence did they have, and which was missing?",
        "What will be done instead to protect our client, by whom, and by when?",
    ),
    "breach": (
        "Who took the decision, on which day, and for which reasons?",
        "Which evidence did they have, and which was missing?",
        "What will be done to protect our client, by whom, and by when?",
    ),
}
_WHY_NOT: Final = (
    "Why has this not been done, who is to do it, and by when?",
    "What is missing, and who could provide it?",
    "What will be done to protect our client until then, by whom, and by when?",
)
_OWN: Final[Mapping[str, tuple[str, ...]]] = {
    LetterKindRule.REQUEST: (
        "Name the officer who will deal with this request, within one working day if you can.",
        "Tell us in writing whether your force will apply. If it will not, tell us why, and what you will do instead.",
        "Ask us about the conditions before they are settled: we can say which of them would work.",
    ),
    LetterKindRule.VARIATION: (
        "Tell us in writing whether your force will apply to vary the order, and if not, why.",
        "Ask for our client’s view before new conditions are settled.",
    ),
}


def asks_of(kind: LetterKindRule, noun: str, topic: LetterTopic) -> tuple[str, ...]:
    """What whoever reads the letter is asked to do."""
    if kind in _OWN:
        return _OWN[kind]
    if kind is LetterKindRule.REASONS:
        return _REASONS[noun] if topic in DECISIONS else _WHY_NOT
    rung = (_BREACH if noun == "breach" else _OTHERS)[kind]
    if kind is LetterKindRule.OVERSIGHT_BODY:
        return rung
    decision = (DECISION,) if kind is LetterKindRule.CHIEF_OFFICER and topic in UNDECIDED else ()
    return (*decision, *TOPICS[topic].asks, *rung)


def asks_of_force(kind: LetterKindRule, topic: LetterTopic) -> tuple[str, ...]:
    """What the force ought to do: said to whoever oversees it."""
    return TOPICS[topic].asks if kind is LetterKindRule.OVERSIGHT_BODY else ()
