"""The state of a case, folded from its events: applications, orders, breaches, protection, risk levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from casework.dates.rules.london_time import local_day, midnight
from record.events.events import CLIENT, CaseEvent, ConditionFacts
from record.law.figures import AS_SHIPPED, Law
from record.vocabulary.steps import (
    BREACH_CLOSED_BY,
    DETERMINED,
    ApplicationStep,
    BreachStep,
    InterimState,
    OrderKind,
    OrderOrigin,
)


@dataclass
class ApplicationState:
    """One request for an order and what became of it; `first_requested_at` survives refiling.

    `order_lost_at` is when a court ended the full order that was made on it before its time: that is reviewed too.

    `version` counts the events about it, as it does of an order and of a breach. `kept` holds by column what its steps
    said last of the facts that are declared to be kept.
    """

    label: str
    force: str
    requested_at: datetime
    first_requested_at: datetime
    status: ApplicationStep = ApplicationStep.REQUESTED
    stage_entered_at: datetime | None = None
    last_event_at: datetime | None = None
    officer: str = ""
    reason: str = ""
    reason_code: str = ""
    alternatives: str = ""
    origin: OrderOrigin = OrderOrigin.POLICE_APPLICATION
    defendant_force: str = ""
    area_basis: str = ""
    hearing_on: date | None = None
    hearings: list[HearingState] = field(default_factory=list)
    adjournments: int = 0
    interim: InterimState | None = None
    interim_at: datetime | None = None
    paused_until: date | None = None
    determined_at: datetime | None = None
    reviewed_at: datetime | None = None
    order_lost_at: datetime | None = None
    kept: dict[str, object] = field(default_factory=dict)
    version: int = 1

    @property
    def is_open(self) -> bool:
        return self.status not in DETERMINED and self.determined_at is None

    @property
    def under_appeal(self) -> bool:
        """Whether its refusal is before the Crown Court: not open, and watched again."""
        return self.status is ApplicationStep.APPEALED

    def next_hearing(self, at: datetime) -> date | None:
        """The day of the hearing that is listed; once that day has passed with nothing told of it, none is."""
        return self.hearing_on if self.hearing_on and at < midnight(self.hearing_on + timedelta(days=1)) else None

    @property
    def interim_sought(self) -> bool:
        """Whether an interim order was applied for and the court has not answered."""
        return self.interim is InterimState.APPLIED


@dataclass
class HearingState:
    """One listing of an application; `outcome` is "", held, adjourned or relisted."""

    hearing_on: date
    listed_at: datetime
    outcome: str = ""
    outcome_at: datetime | None = None
    reason: str = ""
    reason_code: str = ""


@dataclass
class OrderState:
    """A Stalking Protection Order; it binds from the day it is made to its last day, or its discharge.

    `force` answers for him now; `on_register` says that at service he notified as a sex offender already;
    `removed` holds by label when a variation took a condition out. No `last_day` means until further order, unless
    nobody knows it. `follows_served_interim` says that a full order took the place of an interim one under which he had
    the duty to notify, `duty_began_in_force` that the duty under this one began while it was in force.
    """

    label: str
    application: str
    kind: OrderKind
    made_at: datetime
    last_day: date | None
    conditions: dict[str, ConditionFacts]
    force: str = ""
    court: str = ""
    removed: dict[str, datetime] = field(default_factory=dict)
    served_at: datetime | None = None
    on_register: bool = False
    register_ended_at: datetime | None = None
    victim_told_at: datetime | None = None
    notified_at: datetime | None = None
    discharged_at: datetime | None = None
    quashed_at: datetime | None = None
    replaced_at: datetime | None = None
    renewal_reviewed_at: datetime | None = None
    evidenced: dict[str, datetime] = field(default_factory=dict)
    follows_served_interim: bool = False
    duty_began_in_force: bool = False
    last_day_known: bool = True
    protects: tuple[str, ...] = (CLIENT,)
    version: int = 1

    @property
    def ended_at(self) -> datetime | None:
        """When a court ended it: by discharge, on appeal, or with its application (interim)."""
        return min((at for at in (self.discharged_at, self.quashed_at, self.replaced_at) if at), default=None)

    @property
    def ends_at(self) -> datetime | None:
        """When it ends, as things stand: by a court or after its last day, whichever comes first."""
        expiry = midnight(self.last_day + timedelta(days=1)) if self.last_day else None
        return min((at for at in (self.ended_at, expiry) if at), default=None)

    @property
    def must_notify(self) -> bool:
        """Whether service put the duty to notify on him: not while he notifies as a sex offender (SPA 2019 s.9(6))."""
        return self.served_at is not None and (not self.on_register or self.register_ended_at is not None)

    def in_force(self, at: datetime) -> bool:
        return midnight(local_day(self.made_at)) <= at and (self.ends_at is None or at < self.ends_at)


@dataclass
class WarrantState:
    issued_at: datetime
    executed_at: datetime | None = None

    def was_out(self, at: datetime) -> bool:
        return self.issued_at <= at and (self.executed_at is None or at < self.executed_at)


@dataclass
class BreachState:
    """One breach, of an order or of another protection, or of neither while somebody finds out which.

    `force` must act; `copied_to` is the force that he has moved to since.
    """

    label: str
    order: str
    condition: str
    learned_at: datetime
    happened_at: datetime
    behaviours: tuple[str, ...]
    protection: str = ""
    force: str = ""
    copied_to: str = ""
    kind: str = ""
    initiated_by: str = ""
    steps: dict[BreachStep, datetime] = field(default_factory=dict)
    last_step: BreachStep | None = None
    last_step_at: datetime | None = None
    reference: str = ""
    recorded_as: str = ""
    decision_reason: str = ""
    court_result: str = ""
    sentence: str = ""
    warrants: list[WarrantState] = field(default_factory=list)
    version: int = 1

    @property
    def is_closed(self) -> bool:
        """Whether it was decided, or left alone after a review."""
        return not BREACH_CLOSED_BY.isdisjoint(self.steps)

    @property
    def being_checked(self) -> bool:
        """Whether nobody knows yet what it is a breach of."""
        return not self.order and not self.protection


@dataclass
class ProtectionState:
    """Protection that is not an order under the Act, from its first to its last day inclusive."""

    kind: str
    first_day: date
    last_day: date | None
    label: str = ""
    force: str = ""
    conditions: str = ""
    ended_at: datetime | None = None
    last_day_known: bool = True

    @property
    def ends_at(self) -> datetime | None:
        """The first moment after its last day, if it has one."""
        return midnight(self.last_day + timedelta(days=1)) if self.last_day else None

    def in_force(self, on: date) -> bool:
        return self.first_day <= on and (self.last_day is None or on <= self.last_day)


@dataclass
class RiskLevelSince:
    """The risk level from a moment on, by which event; `automatic` when a breach raised it by one band."""

    since: datetime
    level: str
    event: int
    automatic: bool = False


@dataclass
class CaseState:
    """Everything that a case's events say, as of the last of them."""

    opened_at: datetime | None = None
    closed_at: datetime | None = None
    relationship: str = ""
    victim_force: str = ""
    levels: list[RiskLevelSince] = field(default_factory=list)
    incidents: dict[str, CaseEvent] = field(default_factory=dict)
    """By label, the event that tells each incident as it is known now: its first account, or the latest amendment."""
    protections: dict[str, ProtectionState] = field(default_factory=dict)
    applications: dict[str, ApplicationState] = field(default_factory=dict)
    orders: dict[str, OrderState] = field(default_factory=dict)
    breaches: dict[str, BreachState] = field(default_factory=dict)
    chain_began_at: datetime | None = None
    law: Law = AS_SHIPPED
    recorded: int = 0
    """How many events the record holds already: what later rules refuse is asked only of those after them."""

    @property
    def level(self) -> str:
        return self.levels[-1].level

    def open_applications(self) -> list[ApplicationState]:
        return [each for each in self.applications.values() if each.is_open]

    def is_asked_for(self) -> bool:
        """Whether an application is open or under appeal."""
        return any(each.is_open or each.under_appeal for each in self.applications.values())

    def has_interim_in_force(self, application: str, at: datetime) -> bool:
        """Whether an interim order of an application is in force; one whose last day nobody knows counts for none."""
        interims = (each for each in self.orders_of(application) if each.kind is OrderKind.INTERIM)
        return any(each.last_day_known and each.in_force(at) for each in interims)

    def orders_of(self, application: str) -> Iterator[OrderState]:
        return (order for order in self.orders.values() if order.application == application)
