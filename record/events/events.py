"""The events of a case as typed values, one class for each kind that a case file can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from casework.fact_types.rules import Fact, LabelFact, OnDay, OneOf, TextFact, WordsOrList, told_as
from casework.incidents.rules.incident_facts import HAPPENED_AT, IncidentFacts
from record.events.facts import LONGEST_NAME, LONGEST_REFERENCE
from record.vocabulary.reasons import REASONS
from record.vocabulary.steps import ApplicationStep, BreachStep, ConditionKind, OrderKind, OrderOrigin, OrderStep

CLIENT: Final = "client"
"""How an order names the client among those whom it protects."""


@dataclass(frozen=True)
class CaseOpened:
    risk: str
    relationship: str
    victim_force: str


@dataclass(frozen=True)
class RiskReviewed:
    level: str


@dataclass(frozen=True)
class IncidentLogged(IncidentFacts):
    """Something the perpetrator did; `label` is "I1" and so on."""

    label: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=LabelFact(),
                name="incident",
                says="What the file calls it. Without one it is numbered I1, I2 … in the order of the file.",
            )
        ),
    )


@dataclass(frozen=True)
class IncidentAmended(IncidentLogged):
    """What is said of an incident from now on, whole, in place of what was said before."""

    label: str = field(
        metadata=told_as(
            Fact(type=LabelFact(), name="incident", says="The incident, as the file calls it.", is_required=True)
        ),
        kw_only=True,
    )
    happened_at: datetime = field(
        metadata=told_as(replace(HAPPENED_AT, says="When it happened.", is_required=True)), kw_only=True
    )


@dataclass(frozen=True)
class ProtectionRecorded:
    """Protection that is not an order under the Act; without a label it takes the next of P1, P2 and so on.

    No last day means until further notice; where nobody knows it, `last_day_known` is False.
    """

    kind: str
    first_day: date
    last_day: date | None
    label: str = ""
    force: str = ""
    conditions: str = ""
    last_day_known: bool = True


@dataclass(frozen=True)
class ProtectionLastDayFound:
    """Somebody found out until when a protection holds; None means until further notice."""

    label: str
    last_day: date | None


@dataclass(frozen=True)
class ProtectionEnded:
    """A protection ends on another day than was known before."""

    label: str
    last_day: date


REASON_CODE: Final = Fact(type=OneOf(REASONS), says="The code of a reason that was given in words.")
AREA_BASES: Final = {
    "resides": "The perpetrator lives in its area",
    "believed_in": "The perpetrator is believed to be in its area",
    "intends_to_come": "The perpetrator is believed to intend to come to its area",
}
"""Why a territorial force may apply (SPA 2019 s.1(2))."""


@dataclass(frozen=True)
class ApplicationEvent:
    """A step of an application, with the one day that the step names, if it names one."""

    label: str
    step: ApplicationStep
    force: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=LabelFact(is_force=True),
                steps=(ApplicationStep.REQUESTED,),
                is_required=True,
                says="The force that is asked to apply. Territorial forces, British Transport Police and the Ministry "
                "of Defence Police can.",
            )
        ),
    )
    officer: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=TextFact(LONGEST_NAME),
                steps=(ApplicationStep.ACKNOWLEDGED,),
                is_required=True,
                says="The officer in charge.",
            )
        ),
    )
    reason: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=TextFact(), steps=(ApplicationStep.DECLINED,), is_required=True, says="Why police will not apply."
            ),
            Fact(type=TextFact(), steps=(ApplicationStep.ADJOURNED,), says="Why."),
            Fact(type=TextFact(), steps=(ApplicationStep.REFUSED,), is_required=True, says="Why the court refused."),
            Fact(type=TextFact(), steps=(ApplicationStep.WITHDRAWN,), is_required=True, says="Why it was withdrawn."),
            Fact(type=TextFact(), steps=(ApplicationStep.SUPERSEDED,), is_required=True, says="What took its place."),
            Fact(type=TextFact(), steps=(ApplicationStep.PAUSED,), is_required=True, says="Why the clocks are paused."),
        ),
    )
    alternatives: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=WordsOrList(),
                steps=(ApplicationStep.DECLINED,),
                is_required=True,
                says="What they offered instead; an empty list says that they offered nothing.",
            )
        ),
    )
    day: date | None = field(
        default=None,
        metadata=told_as(
            Fact(
                type=OnDay(),
                name="hearing_on",
                steps=(ApplicationStep.LISTED,),
                is_required=True,
                says="The day of the hearing.",
            ),
            Fact(
                type=OnDay(),
                name="next_on",
                steps=(ApplicationStep.ADJOURNED,),
                says="The day of the next hearing; null if none was fixed.",
            ),
            Fact(
                type=OnDay(),
                name="until",
                steps=(ApplicationStep.PAUSED,),
                is_required=True,
                says="The last day of the pause. At most 10 working days of it count.",
            ),
        ),
    )
    reason_code: str = field(
        default="",
        metadata=told_as(
            replace(
                REASON_CODE,
                steps=(
                    ApplicationStep.DECLINED,
                    ApplicationStep.ADJOURNED,
                    ApplicationStep.REFUSED,
                    ApplicationStep.WITHDRAWN,
                    ApplicationStep.SUPERSEDED,
                ),
            )
        ),
    )
    defendant_force: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=LabelFact(is_force=True),
                steps=(ApplicationStep.REQUESTED,),
                says="The force of the area where the perpetrator lives.",
            )
        ),
    )
    area_basis: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=OneOf(AREA_BASES),
                steps=(ApplicationStep.REQUESTED,),
                says="Why the force may apply: the perpetrator lives, is believed to be, or intends to come there.",
            )
        ),
    )
    provider: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=TextFact(LONGEST_NAME),
                steps=(ApplicationStep.PROVIDER_ASKED,),
                says="Which provider.",
                words="Provider",
            )
        ),
    )
    appellant: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=TextFact(LONGEST_NAME),
                name="by",
                steps=(ApplicationStep.APPEALED,),
                says="Who appealed.",
                words="Appealed by",
            )
        ),
    )
    court_reference: str = field(
        default="",
        metadata=told_as(
            Fact(
                type=TextFact(LONGEST_REFERENCE),
                steps=(ApplicationStep.LODGED,),
                says="The court's own number of the application.",
                words="Court reference",
                asks="What is the court’s reference?",
                hint="The court finds the application by it. Leave it empty if nobody has told you yet.",
                is_kept=True,
            )
        ),
    )


@dataclass(frozen=True)
class ConditionFacts:
    """One thing forbidden or required, with its own days and place where the court gave it any (SPA 2019 ss.2, 3)."""

    label: str
    kind: ConditionKind
    text: str
    due_on: date | None
    locality: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class OrderMade:
    """An order as a court made it. No last day means until further order, unless nobody knows it.

    `protects` holds "client" and the labels of others, or only others.
    """

    label: str
    application: str
    kind: OrderKind
    last_day: date | None
    conditions: tuple[ConditionFacts, ...]
    origin: OrderOrigin = OrderOrigin.POLICE_APPLICATION
    force: str = ""
    court: str = ""
    last_day_known: bool = True
    protects: tuple[str, ...] = (CLIENT,)


@dataclass(frozen=True)
class OrderEvent:
    """A step of an order; `register` says at service that he notifies as a sex offender already."""

    label: str
    step: OrderStep
    condition: str = ""
    last_day: date | None = None
    register: bool = False
    conditions: tuple[ConditionFacts, ...] = ()
    ended: tuple[str, ...] = ()
    force: str = ""
    protects: tuple[str, ...] = ()


@dataclass(frozen=True)
class BreachLearned:
    """A breach at the time the service learned of it; `happened_at` is when it happened.

    It is of an `order` or of another `protection`, or of neither yet: somebody finds out which.
    """

    label: str
    order: str
    condition: str
    happened_at: datetime
    behaviours: tuple[str, ...]
    protection: str = ""
    kind: str = ""
    initiated_by: str = ""


@dataclass(frozen=True)
class BreachEvent:
    """A step about a breach, with what this step says besides."""

    label: str
    step: BreachStep
    reference: str = ""
    recorded_as: str = ""
    reason: str = ""
    channel: str = ""
    offence: str = ""
    result: str = ""
    plea: str = ""
    sentence: str = ""
    order: str = ""
    protection: str = ""
    condition: str = ""


@dataclass(frozen=True)
class CaseClosed:
    """The service stops working on the case; `reason` is a code, `note` words that may travel with the case."""

    reason: str
    note: str


@dataclass(frozen=True)
class CaseReopened:
    """The service takes the case up again: what stood open when it was closed begins to run again."""

    reason: str
    note: str


Content = (
    CaseOpened
    | RiskReviewed
    | IncidentLogged
    | IncidentAmended
    | ProtectionRecorded
    | ProtectionLastDayFound
    | ProtectionEnded
    | ApplicationEvent
    | OrderMade
    | OrderEvent
    | BreachLearned
    | BreachEvent
    | CaseClosed
    | CaseReopened
)


@dataclass(frozen=True)
class CaseEvent:
    """One dated event: its number (from 1, the order in which it was written down), its moment (UTC), its content.

    `facts` is the same content as a case file writes it, without `at` and `type`.
    """

    number: int
    at: datetime
    kind: str
    facts: Mapping[str, object]
    content: Content
