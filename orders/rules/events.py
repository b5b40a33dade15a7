"""Holds the events of a case as values: what a case file says and what the record keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from orders.rules.vocabulary import BreachStep, ConditionKind, OrderKind, OrderStep, Step


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
    kind: str
    first_day: date
    last_day: date | None


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


@dataclass(frozen=True)
class Condition:
    label: str
    kind: ConditionKind
    text: str
    due_on: date | None


@dataclass(frozen=True)
class OrderMade:
    label: str
    application: str
    kind: OrderKind
    last_day: date | None
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class OrderEvent:
    label: str
    step: OrderStep
    condition: str = ""
    last_day: date | None = None


@dataclass(frozen=True)
class BreachLearned:
    """A breach at the time the service learned of it; `happened_at` is when it happened."""

    label: str
    order: str
    condition: str
    happened_at: datetime
    behaviours: tuple[str, ...]


@dataclass(frozen=True)
class BreachEvent:
    label: str
    step: BreachStep
    reference: str = ""


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
