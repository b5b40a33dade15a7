"""The words of the police liaison's desk for each step, and which steps are not shown there."""

from __future__ import annotations

from typing import Final

from record.vocabulary.steps import WORDS, ApplicationStep, BreachStep, ConditionKind, OrderStep

ASKED: Final[dict[str, str]] = {
    ApplicationStep.REQUESTED: "Acknowledge the request and name the officer in the case",
    ApplicationStep.ACKNOWLEDGED: "Decide whether to apply, and say why",
    ApplicationStep.UNDER_CONSIDERATION: "Decide whether to apply, and say why",
    ApplicationStep.DECIDED_TO_APPLY: "Put the draft conditions to the client, through the service",
    ApplicationStep.CONDITIONS_AGREED: "Have the application authorised",
    ApplicationStep.AUTHORISED: "Send the papers to your lawyers",
    ApplicationStep.SENT_TO_LEGAL: "Lodge the complaint with the court",
}

WARRANT_NEWS: Final = "warrant_news"
"""No step of the record: what the force says about a warrant that is out."""

ACTS: Final[dict[str, str]] = {
    **WORDS,
    BreachStep.CRIME_RECORDED: "Crime recorded, with its reference",
    BreachStep.INTERVIEWED: "Voluntary interview",
    BreachStep.NO_FURTHER_ACTION: "No further action, with the reason",
    OrderStep.NOTIFIED: "Names and address are notified",
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
        ApplicationStep.PAUSED,
        OrderStep.VICTIM_TOLD,
        OrderStep.NOT_RENEWING_REVIEWED,
    }
)
"""Steps that the service takes for itself; the desk does not show them."""
