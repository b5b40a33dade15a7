"""Holds what a liaison calls each step, what is asked of the force next, and which steps are the service's own."""

from __future__ import annotations

from typing import Final

from orders.rules.vocabulary import WORDS, BreachStep, ConditionKind, OrderStep, Step

ASKED: Final[dict[str, str]] = {
    Step.REQUESTED: "Acknowledge the request and name the officer in the case",
    Step.ACKNOWLEDGED: "Decide whether to apply, and say why",
    Step.UNDER_CONSIDERATION: "Decide whether to apply, and say why",
    Step.DECIDED_TO_APPLY: "Put the draft conditions to the client, through the service",
    Step.CONDITIONS_AGREED: "Have the application authorised",
    Step.AUTHORISED: "Send the papers to your lawyers",
    Step.SENT_TO_LEGAL: "Lodge the complaint with the court",
}

WARRANT_NEWS: Final = "warrant_news"
"""No step of the record: what the force says about a warrant that is out."""

ACTS: Final[dict[str, str]] = {
    **WORDS,
    BreachStep.CRIME_RECORDED: "Crime recorded, with its reference",
    BreachStep.INTERVIEWED: "Voluntary interview",
    BreachStep.NO_FURTHER_ACTION: "No further action, with the reason",
    OrderStep.NOTIFIED: "He has notified his names and address",
    WARRANT_NEWS: "Say what is done about the warrant",
}
"""What a liaison calls each step."""

CONDITION_KINDS: Final[dict[str, str]] = {
    ConditionKind.PROHIBITION: "Prohibition",
    ConditionKind.POSITIVE_REQUIREMENT: "Requirement",
}

OUR_OWN_BUSINESS: Final = frozenset(
    {
        BreachStep.NOT_REPORTED_REVIEWED,
        BreachStep.REVIEWED,
        BreachStep.NOT_PURSUED,
        Step.PAUSED,
        OrderStep.VICTIM_TOLD,
        OrderStep.NOT_RENEWING_REVIEWED,
    }
)
"""Steps that the service takes for itself; the desk does not show them."""
