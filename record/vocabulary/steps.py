"""Names the steps of applications, orders and breaches, and holds which step may follow which."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class ApplicationStep(StrEnum):
    """What can happen to an application, as case files name it; `GRANTED` is the making of a full order."""

    REQUESTED = "requested"
    ACKNOWLEDGED = "acknowledged"
    UNDER_CONSIDERATION = "under_consideration"
    DECIDED_TO_APPLY = "decided_to_apply"
    CONDITIONS_PUT_TO_VICTIM = "conditions_put_to_victim"
    PROVIDER_ASKED = "provider_asked"
    CONDITIONS_AGREED = "conditions_agreed"
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
    SUPERSEDED = "superseded"
    APPEALED = "appealed"
    APPEAL_DISMISSED = "appeal_dismissed"
    REVIEWED = "reviewed"
    PAUSED = "paused"
    GRANTED = "granted"


class OrderStep(StrEnum):
    """What can happen to an order once it is made."""

    SERVED = "served"
    REGISTER_ENDED = "register_ended"
    VICTIM_TOLD = "victim_told"
    NOTIFIED = "notified"
    REQUIREMENT_EVIDENCED = "requirement_evidenced"
    VARIED = "varied"
    RENEWED = "renewed"
    NOT_RENEWING_REVIEWED = "not_renewing_reviewed"
    DISCHARGED = "discharged"
    QUASHED = "quashed"
    FORCE_CHANGED = "force_changed"
    LAST_DAY_FOUND = "last_day_found"
    PROTECTS_FOUND = "protects_found"


class BreachStep(StrEnum):
    """What can be done about a breach once it is known."""

    ORDER_IDENTIFIED = "order_identified"
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
    OUT_OF_COURT = "out_of_court"
    NO_FURTHER_ACTION = "no_further_action"
    REVIEW_REQUESTED = "review_requested"
    REVIEWED = "reviewed"
    COURT_OUTCOME = "court_outcome"
    NOT_PURSUED = "not_pursued"


class OrderKind(StrEnum):
    INTERIM = "interim"
    FULL = "full"


class OrderOrigin(StrEnum):
    """Who brought an order before the court: a force, or the court of its own motion (law.md 1.11)."""

    POLICE_APPLICATION = "police_application"
    COURT_ON_CONVICTION = "court_on_conviction"
    COURT_ON_ACQUITTAL = "court_on_acquittal"


class InterimState(StrEnum):
    """How far the interim track of an application has come; it runs beside the stages."""

    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"


class ConditionKind(StrEnum):
    PROHIBITION = "prohibition"
    POSITIVE_REQUIREMENT = "positive_requirement"


# The way of an application; steps may be skipped, never gone back to (the drafting and the hearing loops apart).
WAY: Final = (
    ApplicationStep.REQUESTED,
    ApplicationStep.ACKNOWLEDGED,
    ApplicationStep.UNDER_CONSIDERATION,
    ApplicationStep.DECIDED_TO_APPLY,
    ApplicationStep.CONDITIONS_PUT_TO_VICTIM,
    ApplicationStep.PROVIDER_ASKED,
    ApplicationStep.CONDITIONS_AGREED,
    ApplicationStep.AUTHORISED,
    ApplicationStep.SENT_TO_LEGAL,
    ApplicationStep.LODGED,
    ApplicationStep.LISTED,
    ApplicationStep.HELD,
    ApplicationStep.ADJOURNED,
)
DRAFTING: Final = frozenset(
    {ApplicationStep.CONDITIONS_PUT_TO_VICTIM, ApplicationStep.PROVIDER_ASKED, ApplicationStep.CONDITIONS_AGREED}
)
HEARING: Final = frozenset({ApplicationStep.LISTED, ApplicationStep.HELD, ApplicationStep.ADJOURNED})
ENDINGS: Final = frozenset(
    {
        ApplicationStep.DECLINED,
        ApplicationStep.REFUSED,
        ApplicationStep.WITHDRAWN,
        ApplicationStep.SUPERSEDED,
        ApplicationStep.GRANTED,
    }
)
APPEAL: Final = frozenset({ApplicationStep.APPEALED, ApplicationStep.APPEAL_DISMISSED})
DETERMINED: Final = ENDINGS | APPEAL
WITHOUT_ORDER: Final = ENDINGS - {ApplicationStep.GRANTED} | {ApplicationStep.APPEAL_DISMISSED}
"""After these the client stands without the order that she asked for: T18 asks for a review."""
BESIDE_THE_WAY: Final = frozenset(
    {ApplicationStep.INTERIM_APPLIED, ApplicationStep.INTERIM_REFUSED, ApplicationStep.PAUSED}
)

# Nobody considers what nobody has taken on, and a draft is agreed only once there is one: these two are not skipped to.
_ONLY_AFTER: Final[dict[ApplicationStep, frozenset[ApplicationStep]]] = {
    ApplicationStep.UNDER_CONSIDERATION: frozenset({ApplicationStep.ACKNOWLEDGED}),
    ApplicationStep.CONDITIONS_AGREED: DRAFTING,
}


def _after(step: ApplicationStep) -> frozenset[ApplicationStep]:
    later = frozenset(WAY[WAY.index(step) + 1 :])
    drafting = DRAFTING - {step} if step in DRAFTING else frozenset()
    reached = later | drafting | (HEARING if step in HEARING else frozenset())
    return ENDINGS | {each for each in reached if step in _ONLY_AFTER.get(each, {step})}


TRANSITIONS: Final[dict[ApplicationStep, frozenset[ApplicationStep]]] = {
    **{step: _after(step) for step in WAY},
    **{step: frozenset({ApplicationStep.REVIEWED}) for step in WITHOUT_ORDER},
    ApplicationStep.REFUSED: frozenset({ApplicationStep.REVIEWED, ApplicationStep.APPEALED}),
    ApplicationStep.APPEALED: frozenset(
        {ApplicationStep.REVIEWED, ApplicationStep.APPEAL_DISMISSED, ApplicationStep.GRANTED}
    ),
    ApplicationStep.GRANTED: frozenset({ApplicationStep.REVIEWED}),
}
"""From the status of an application to the steps that change it; what stands in BESIDE_THE_WAY leaves it."""

_REPORTED: Final = frozenset({BreachStep.REPORTED_TO_POLICE})
_QUESTIONED: Final = frozenset({BreachStep.ARRESTED, BreachStep.INTERVIEWED})
_SETTLED: Final = frozenset({BreachStep.CHARGED, BreachStep.OUT_OF_COURT, BreachStep.NO_FURTHER_ACTION})
BREACH_ANSWERED_BY: Final = _QUESTIONED | _SETTLED
"""What the police did about him, or decided; a warrant that is out is neither."""
BREACH_CLOSED_BY: Final = _SETTLED | {BreachStep.NOT_REPORTED_REVIEWED, BreachStep.NOT_PURSUED}

BREACH_NEEDS: Final[dict[BreachStep, frozenset[BreachStep]]] = {
    BreachStep.ORDER_IDENTIFIED: frozenset(),
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
    BreachStep.OUT_OF_COURT: _REPORTED,
    BreachStep.NO_FURTHER_ACTION: _REPORTED,
    BreachStep.REVIEW_REQUESTED: frozenset({BreachStep.OUT_OF_COURT, BreachStep.NO_FURTHER_ACTION}),
    BreachStep.REVIEWED: frozenset({BreachStep.NO_FURTHER_ACTION}),
    BreachStep.COURT_OUTCOME: frozenset({BreachStep.CHARGED}),
    BreachStep.NOT_PURSUED: frozenset(),
}
"""From a breach step to those of which at least one must have come before it."""

ORDER_NEEDS: Final[dict[OrderStep, frozenset[OrderStep]]] = {
    **{step: frozenset() for step in OrderStep},
    OrderStep.NOTIFIED: frozenset({OrderStep.SERVED}),
    OrderStep.REGISTER_ENDED: frozenset({OrderStep.SERVED}),
}

WAITING_ON: Final[dict[ApplicationStep, str]] = {
    ApplicationStep.REQUESTED: "police_oic",
    ApplicationStep.ACKNOWLEDGED: "police_oic",
    ApplicationStep.UNDER_CONSIDERATION: "police_oic",
    ApplicationStep.DECIDED_TO_APPLY: "police_oic",
    ApplicationStep.CONDITIONS_PUT_TO_VICTIM: "victim",
    ApplicationStep.PROVIDER_ASKED: "provider",
    ApplicationStep.CONDITIONS_AGREED: "police_authoriser",
    ApplicationStep.AUTHORISED: "police_oic",
    ApplicationStep.SENT_TO_LEGAL: "police_legal",
    ApplicationStep.LODGED: "court",
    ApplicationStep.LISTED: "court",
    ApplicationStep.HELD: "court",
    ApplicationStep.ADJOURNED: "court",
    ApplicationStep.DECLINED: "service",
    ApplicationStep.REFUSED: "service",
    ApplicationStep.WITHDRAWN: "service",
    ApplicationStep.SUPERSEDED: "service",
    ApplicationStep.APPEALED: "court",
    ApplicationStep.APPEAL_DISMISSED: "service",
    ApplicationStep.GRANTED: "nobody",
}
"""Who must act next on an application that stands at a status (practice.md 2.2)."""

WORDS: Final[dict[str, str]] = {
    ApplicationStep.REQUESTED: "Order requested",
    ApplicationStep.ACKNOWLEDGED: "Acknowledged, officer named",
    ApplicationStep.UNDER_CONSIDERATION: "Police are considering it",
    ApplicationStep.DECIDED_TO_APPLY: "Police decided to apply",
    ApplicationStep.CONDITIONS_PUT_TO_VICTIM: "Draft conditions put to the client",
    ApplicationStep.PROVIDER_ASKED: "Provider asked whether it can deliver",
    ApplicationStep.CONDITIONS_AGREED: "Draft conditions agreed",
    ApplicationStep.AUTHORISED: "Application authorised",
    ApplicationStep.SENT_TO_LEGAL: "Papers sent to police legal services",
    ApplicationStep.LODGED: "Lodged with the court",
    ApplicationStep.LISTED: "Hearing listed",
    ApplicationStep.HELD: "Hearing held",
    ApplicationStep.ADJOURNED: "Hearing adjourned",
    ApplicationStep.INTERIM_APPLIED: "Interim order applied for",
    ApplicationStep.INTERIM_REFUSED: "Interim order refused",
    ApplicationStep.DECLINED: "Police declined to apply",
    ApplicationStep.REFUSED: "Court refused the order",
    ApplicationStep.WITHDRAWN: "Application withdrawn",
    ApplicationStep.SUPERSEDED: "Application superseded by something else",
    ApplicationStep.APPEALED: "Refusal appealed",
    ApplicationStep.APPEAL_DISMISSED: "Appeal against the refusal dismissed",
    ApplicationStep.REVIEWED: "Reviewed, next protection planned",
    ApplicationStep.PAUSED: "Clocks paused",
    ApplicationStep.GRANTED: "Full order made",
    OrderStep.SERVED: "Order served",
    OrderStep.REGISTER_ENDED: "Off the sex offenders register",
    OrderStep.VICTIM_TOLD: "Client has the order and its conditions",
    OrderStep.NOTIFIED: "Name and address notified to police",
    OrderStep.REQUIREMENT_EVIDENCED: "Requirement evidenced",
    OrderStep.VARIED: "Order varied",
    OrderStep.RENEWED: "Order renewed or extended",
    OrderStep.NOT_RENEWING_REVIEWED: "Decision not to renew reviewed",
    OrderStep.DISCHARGED: "Order discharged",
    OrderStep.QUASHED: "Order quashed on appeal",
    OrderStep.FORCE_CHANGED: "Another force answers for the order now",
    OrderStep.LAST_DAY_FOUND: "Last day found out",
    OrderStep.PROTECTS_FOUND: "Whom it protects found out",
    BreachStep.ORDER_IDENTIFIED: "Found out what it is a breach of",
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
    BreachStep.OUT_OF_COURT: "Dealt with out of court",
    BreachStep.NO_FURTHER_ACTION: "No further action",
    BreachStep.REVIEW_REQUESTED: "Client's right to review used",
    BreachStep.COURT_OUTCOME: "Decided by the court",
    BreachStep.NOT_PURSUED: "Not pursued",
}
"""What staff call each step. A breach's `reviewed` shares its word with an application's."""


def may_follow(status: ApplicationStep) -> list[ApplicationStep]:
    """The steps that an application can take from a status, in the order of the way."""
    allowed = TRANSITIONS[status] - {ApplicationStep.GRANTED}
    beside = BESIDE_THE_WAY if status not in DETERMINED else frozenset()
    return [step for step in ApplicationStep if step in allowed or step in beside]
