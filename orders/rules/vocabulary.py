"""Names the steps of applications, orders and breaches, and holds which step may follow which."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Step(StrEnum):
    """What can happen to an application, as case files name it; `GRANTED` is the making of a full order."""

    REQUESTED = "requested"
    ACKNOWLEDGED = "acknowledged"
    DECIDED_TO_APPLY = "decided_to_apply"
    CONDITIONS_PUT_TO_VICTIM = "conditions_put_to_victim"
    AUTHORISED = "authorised"
    SENT_TO_LEGAL = "sent_to_legal"
    LODGED = "lodged"
    LISTED = "listed"
    HELD = "held"
    ADJOURNED = "adjourned"
    INTERIM_APPLIED = "interim_applied"
    INTERIM_REFUSED = "interim_refused"
    DECLINED = "declined"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REVIEWED = "reviewed"
    PAUSED = "paused"
    GRANTED = "granted"


class OrderStep(StrEnum):
    """What can happen to an order once it is made."""

    SERVED = "served"
    VICTIM_TOLD = "victim_told"
    NOTIFIED = "notified"
    REQUIREMENT_EVIDENCED = "requirement_evidenced"
    RENEWED = "renewed"
    NOT_RENEWING_REVIEWED = "not_renewing_reviewed"
    DISCHARGED = "discharged"


class BreachStep(StrEnum):
    """What can be done about a breach once it is known."""

    REPORTED_TO_POLICE = "reported_to_police"
    NOT_REPORTED_REVIEWED = "not_reported_reviewed"
    POLICE_CONTACTED_VICTIM = "police_contacted_victim"
    CRIME_RECORDED = "crime_recorded"
    ARRESTED = "arrested"
    INTERVIEWED = "interviewed"
    WARRANT_ISSUED = "warrant_issued"
    WARRANT_EXECUTED = "warrant_executed"
    OUTCOME_TOLD_TO_VICTIM = "outcome_told_to_victim"
    BAIL_UPDATE = "bail_update"
    CHARGED = "charged"
    NO_FURTHER_ACTION = "no_further_action"
    REVIEWED = "reviewed"


class OrderKind(StrEnum):
    INTERIM = "interim"
    FULL = "full"


class ConditionKind(StrEnum):
    PROHIBITION = "prohibition"
    POSITIVE_REQUIREMENT = "positive_requirement"


# The way of an application; steps may be skipped, never gone back to (the hearing loop apart).
WAY: Final = (
    Step.REQUESTED,
    Step.ACKNOWLEDGED,
    Step.DECIDED_TO_APPLY,
    Step.CONDITIONS_PUT_TO_VICTIM,
    Step.AUTHORISED,
    Step.SENT_TO_LEGAL,
    Step.LODGED,
    Step.LISTED,
    Step.HELD,
    Step.ADJOURNED,
)
HEARING: Final = frozenset({Step.LISTED, Step.HELD, Step.ADJOURNED})
ENDINGS: Final = frozenset({Step.DECLINED, Step.REFUSED, Step.WITHDRAWN, Step.GRANTED})
WITHOUT_ORDER: Final = ENDINGS - {Step.GRANTED}
BESIDE_THE_WAY: Final = frozenset({Step.INTERIM_APPLIED, Step.INTERIM_REFUSED, Step.PAUSED})


def _after(step: Step) -> frozenset[Step]:
    later = frozenset(WAY[WAY.index(step) + 1 :])
    return later | ENDINGS | (HEARING if step in HEARING else frozenset())


TRANSITIONS: Final[dict[Step, frozenset[Step]]] = {
    **{step: _after(step) for step in WAY},
    **{step: frozenset({Step.REVIEWED}) for step in WITHOUT_ORDER},
    Step.GRANTED: frozenset(),
}
"""From the status of an application to the steps that change it; what stands in BESIDE_THE_WAY leaves it."""

_REPORTED: Final = frozenset({BreachStep.REPORTED_TO_POLICE})
_QUESTIONED: Final = frozenset({BreachStep.ARRESTED, BreachStep.INTERVIEWED})
_SETTLED: Final = frozenset({BreachStep.CHARGED, BreachStep.NO_FURTHER_ACTION})

BREACH_NEEDS: Final[dict[BreachStep, frozenset[BreachStep]]] = {
    BreachStep.REPORTED_TO_POLICE: frozenset(),
    BreachStep.NOT_REPORTED_REVIEWED: frozenset(),
    BreachStep.POLICE_CONTACTED_VICTIM: _REPORTED,
    BreachStep.CRIME_RECORDED: _REPORTED,
    BreachStep.ARRESTED: _REPORTED,
    BreachStep.INTERVIEWED: _REPORTED,
    BreachStep.WARRANT_ISSUED: _REPORTED,
    BreachStep.WARRANT_EXECUTED: frozenset({BreachStep.WARRANT_ISSUED}),
    BreachStep.OUTCOME_TOLD_TO_VICTIM: _QUESTIONED | _SETTLED,
    BreachStep.BAIL_UPDATE: _QUESTIONED,
    BreachStep.CHARGED: _REPORTED,
    BreachStep.NO_FURTHER_ACTION: _REPORTED,
    BreachStep.REVIEWED: frozenset({BreachStep.NO_FURTHER_ACTION}),
}
"""From a breach step to those of which at least one must have come before it."""

ORDER_NEEDS: Final[dict[OrderStep, frozenset[OrderStep]]] = {
    **{step: frozenset() for step in OrderStep},
    OrderStep.NOTIFIED: frozenset({OrderStep.SERVED}),
}

WAITING_ON: Final[dict[Step, str]] = {
    Step.REQUESTED: "police_oic",
    Step.ACKNOWLEDGED: "police_oic",
    Step.DECIDED_TO_APPLY: "police_oic",
    Step.CONDITIONS_PUT_TO_VICTIM: "police_authoriser",
    Step.AUTHORISED: "police_oic",
    Step.SENT_TO_LEGAL: "police_legal",
    Step.LODGED: "court",
    Step.LISTED: "court",
    Step.HELD: "court",
    Step.ADJOURNED: "court",
    Step.DECLINED: "service",
    Step.REFUSED: "service",
    Step.WITHDRAWN: "service",
    Step.GRANTED: "nobody",
}
"""Who must act next on an application that stands at a status (practice.md 2.2)."""

WORDS: Final[dict[str, str]] = {
    Step.REQUESTED: "Order requested",
    Step.ACKNOWLEDGED: "Acknowledged, officer named",
    Step.DECIDED_TO_APPLY: "Police decided to apply",
    Step.CONDITIONS_PUT_TO_VICTIM: "Draft conditions put to the client",
    Step.AUTHORISED: "Application authorised",
    Step.SENT_TO_LEGAL: "Papers sent to police legal services",
    Step.LODGED: "Lodged with the court",
    Step.LISTED: "Hearing listed",
    Step.HELD: "Hearing held",
    Step.ADJOURNED: "Hearing adjourned",
    Step.INTERIM_APPLIED: "Interim order applied for",
    Step.INTERIM_REFUSED: "Interim order refused",
    Step.DECLINED: "Police declined to apply",
    Step.REFUSED: "Court refused the order",
    Step.WITHDRAWN: "Application withdrawn",
    Step.REVIEWED: "Reviewed, next protection planned",
    Step.PAUSED: "Clocks paused",
    Step.GRANTED: "Full order made",
    OrderStep.SERVED: "Order served",
    OrderStep.VICTIM_TOLD: "Client has the order and its conditions",
    OrderStep.NOTIFIED: "Name and address notified to police",
    OrderStep.REQUIREMENT_EVIDENCED: "Requirement evidenced",
    OrderStep.RENEWED: "Order renewed or extended",
    OrderStep.NOT_RENEWING_REVIEWED: "Decision not to renew reviewed",
    OrderStep.DISCHARGED: "Order discharged",
    BreachStep.REPORTED_TO_POLICE: "Reported to police",
    BreachStep.NOT_REPORTED_REVIEWED: "Not reported: decision reviewed",
    BreachStep.POLICE_CONTACTED_VICTIM: "Police contacted the client",
    BreachStep.CRIME_RECORDED: "Crime recorded",
    BreachStep.ARRESTED: "Arrested",
    BreachStep.INTERVIEWED: "Interviewed",
    BreachStep.WARRANT_ISSUED: "Warrant issued",
    BreachStep.WARRANT_EXECUTED: "Warrant executed",
    BreachStep.OUTCOME_TOLD_TO_VICTIM: "Outcome told to the client",
    BreachStep.BAIL_UPDATE: "Bail update",
    BreachStep.CHARGED: "Charged",
    BreachStep.NO_FURTHER_ACTION: "No further action",
}
"""What staff call each step. A breach's `reviewed` shares its word with an application's."""


def may_follow(status: Step) -> list[Step]:
    """The steps that an application can take from a status, in the order of the way."""
    allowed = TRANSITIONS[status] - {Step.GRANTED}
    beside = BESIDE_THE_WAY if status not in ENDINGS else frozenset()
    return [step for step in Step if step in allowed or step in beside]
