"""Names the kinds of letters, what each may be about, to which role it goes, and which is the next rung."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class LetterKindRule(StrEnum):
    """Why a letter is written; the four rungs have the codes of whom a step of the ladder is for."""

    REQUEST = "request"
    CHASE = "chase"
    REASONS = "reasons"
    VARIATION = "variation"
    FORCE_LEAD = "force_lead"
    SENIOR_OFFICER = "senior_officer"
    CHIEF_OFFICER = "chief_officer"
    OVERSIGHT_BODY = "oversight_body"


KIND_WORDS: Final[Mapping[str, str]] = {
    LetterKindRule.REQUEST: "Request to apply for an order",
    LetterKindRule.CHASE: "Reminder: an answer is late",
    LetterKindRule.REASONS: "Request for reasons",
    LetterKindRule.VARIATION: "Request to vary an order",
    LetterKindRule.FORCE_LEAD: "Escalation to the force's stalking lead",
    LetterKindRule.SENIOR_OFFICER: "Escalation to a senior officer",
    LetterKindRule.CHIEF_OFFICER: "Escalation to the chief officer team",
    LetterKindRule.OVERSIGHT_BODY: "Escalation to an oversight body",
}
RUNGS: Final = (
    LetterKindRule.CHASE,
    LetterKindRule.FORCE_LEAD,
    LetterKindRule.SENIOR_OFFICER,
    LetterKindRule.CHIEF_OFFICER,
    LetterKindRule.OVERSIGHT_BODY,
)
"""From the first reminder up (practice.md 3.4)."""

SUITS: Final[Mapping[str, tuple[LetterKindRule, ...]]] = {
    "application": (LetterKindRule.REQUEST, LetterKindRule.REASONS, *RUNGS),
    "order": (LetterKindRule.VARIATION, *RUNGS),
    "breach": (LetterKindRule.REASONS, *RUNGS),
}
"""Which kinds can be written about what."""

NOT_AFTER: Final[Mapping[str, frozenset[LetterKindRule]]] = {
    "granted": frozenset({LetterKindRule.REQUEST, LetterKindRule.REASONS}),
    "superseded": frozenset({LetterKindRule.REQUEST}),
}
"""What is not written any more about a request that has come to this."""


def kinds_for(noun: str, status: str) -> tuple[LetterKindRule, ...]:
    """Which kinds can be written about a thing as it stands."""
    never = NOT_AFTER.get(status, frozenset()) if noun == "application" else frozenset()
    return tuple(kind for kind in SUITS[noun] if kind not in never)


ROLES: Final[Mapping[str, str]] = {
    LetterKindRule.REQUEST: "Force lead for stalking",
    LetterKindRule.CHASE: "Officer in the case",
    LetterKindRule.REASONS: "Officer in the case",
    LetterKindRule.VARIATION: "Officer in the case",
    LetterKindRule.FORCE_LEAD: "Force lead for stalking",
    LetterKindRule.SENIOR_OFFICER: "Detective inspector or superintendent responsible for protecting vulnerable people",
    LetterKindRule.CHIEF_OFFICER: "Assistant chief constable responsible for protecting vulnerable people",
    LetterKindRule.OVERSIGHT_BODY: "Police and crime commissioner",
}
"""The role to which a kind goes unless the writer says otherwise; never a person's own address."""


def rung_for(to: str) -> LetterKindRule | None:
    """The letter that a step of the ladder asks for; None where it is for our own people."""
    if to == "watchdog":
        return LetterKindRule.OVERSIGHT_BODY
    return LetterKindRule(to) if to in RUNGS else None


def height(kind: str) -> int:
    """How far up a kind goes; a letter that is no rung stands below all of them."""
    return RUNGS.index(LetterKindRule(kind)) if kind in RUNGS else -1


def next_rung(kind: str) -> LetterKindRule | None:
    """Where to write next when no good answer came; None from the top."""
    above = height(kind) + 1
    return RUNGS[above] if above < len(RUNGS) else None


def body_written_to(kind: str, force: str) -> str:
    """The body that a kind goes to: the force, or whoever oversees it."""
    return (
        f"Office of the police and crime commissioner for {force}" if kind == LetterKindRule.OVERSIGHT_BODY else force
    )


HOURS_FOR_A_BREACH: Final = 24
DECIDED_BREACH: Final = frozenset(
    {"charged", "out_of_court", "court_outcome", "no_further_action", "reviewed", "review_requested", "not_pursued"}
)
ANSWER_WITHIN: Final[Mapping[str, int]] = {"application": 10, "order": 3, "breach": 5}
"""Working days for an answer, unless the writer says otherwise; of a breach that goes on, a day and a night."""


def hours_for_answer(noun: str, kind: str, status: str) -> int:
    """How many hours there are for an answer; 0 where it is counted in working days."""
    if noun != "breach" or kind in {LetterKindRule.REASONS, LetterKindRule.OVERSIGHT_BODY} or status in DECIDED_BREACH:
        return 0
    return HOURS_FOR_A_BREACH


ORDER_RULES: Final = frozenset({"T11", "T12", "T13", "T14", "T15", "T16"})


def noun_of(rule: str) -> str:
    """What the subject of a clock is: labels such as A1 are only unique among things of one kind."""
    if rule in ORDER_RULES:
        return "order"
    return "breach" if rule.startswith("B") else "application"
