"""Holds the events of a case as values: what a case file says and what the record keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from orders.rules.vocabulary import BreachStep, ConditionKind, OrderKind, OrderStep, Origin, Step

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
class Incident:
    """Something the perpetrator did; `label` is "I1" and so on. A series has a `count` above one.

    `happened_at` is the latest moment at which it can have happened, `happened_from` the earliest if not the same.
    """

    label: str
    behaviours: tuple[str, ...]
    happened_at: datetime
    reported: bool
    police_response: tuple[str, ...]
    text: str
    count: int = 1
    happened_from: datetime | None = None
    precision: str = "exact"


@dataclass(frozen=True)
class IncidentAmended(Incident):
    """What is said of an incident from now on, whole, in place of what was said before."""


@dataclass(frozen=True)
class OtherProtection:
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


@dataclass(frozen=True)
class ApplicationEvent:
    """A step of an application, with the one day that the step names, if it names one."""

    label: str
    step: Step
    force: str = ""
    officer: str = ""
    reason: str = ""
    alternatives: str = ""
    day: date | None = None
    reason_code: str = ""
    defendant_force: str = ""
    area_basis: str = ""
    provider: str = ""
    appellant: str = ""


@dataclass(frozen=True)
class Condition:
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
    conditions: tuple[Condition, ...]
    origin: Origin = Origin.POLICE_APPLICATION
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
    conditions: tuple[Condition, ...] = ()
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
    | Incident
    | IncidentAmended
    | OtherProtection
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
class Event:
    """One dated event: its number (from 1, the order in which it was written down), its moment (UTC), its content.

    `facts` is the same content as a case file writes it, without `at` and `type`.
    """

    number: int
    at: datetime
    kind: str
    facts: Mapping[str, object]
    content: Content
