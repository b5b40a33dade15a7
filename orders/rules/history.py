"""Adds events up to the state of a case, and refuses an event that cannot follow what came before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import UTC, date, datetime, timedelta
from functools import singledispatch
from itertools import groupby
from typing import Final, TypeVar

from accounts.rules import RuleViolation
from casework.rules.london import local_day
from orders.rules import events, forces
from orders.rules.raising import raised_level
from orders.rules.state import Application, Breach, Hearing, History, Level, Order, Protection, Warrant
from orders.rules.vocabulary import (
    BESIDE_THE_WAY,
    BREACH_NEEDS,
    ENDINGS,
    ORDER_NEEDS,
    TRANSITIONS,
    WORDS,
    BreachStep,
    ConditionKind,
    OrderKind,
    OrderStep,
    Step,
)

Noun = TypeVar("Noun")

FROM_THE_START: Final = datetime(1, 1, 2, tzinfo=UTC)
"""The risk level at opening also measures what happened before it."""


class EventRefused(RuleViolation):
    """An event of a history makes no sense where it stands; `number` is the event's own, from 1."""

    def __init__(self, number: int, cause: RuleViolation) -> None:
        super().__init__(cause.sentence, field=cause.field)
        self.number = number


def in_order(told: Iterable[events.Event]) -> list[events.Event]:
    """By time; events with the same time in the order in which they were written down.

    The opening comes first whatever its time: a client may have asked police for an order before she had a case,
    and the clocks count from when she asked (practice.md 2.3, rule 5).
    """
    return sorted(told, key=lambda event: (not _opens(event), event.at, event.number))


def _opens(event: events.Event) -> bool:
    return event.number == 1 and isinstance(event.content, events.CaseOpened)


def by_moment(told: Iterable[events.Event]) -> Iterator[tuple[datetime, list[events.Event]]]:
    for at, group in groupby(in_order(told), key=lambda event: event.at):
        yield at, list(group)


def apply(history: History, event: events.Event) -> None:
    """Add one event to the state, or refuse it with its number."""
    try:
        _check_opened(isinstance(event.content, events.CaseOpened), history)
        _check_not_closed(event.content, history)
        _apply(event.content, history, event)
    except RuleViolation as refusal:
        raise EventRefused(event.number, refusal) from refusal


def _check_opened(opening: bool, history: History) -> None:
    if opening and history.opened_at is not None:
        raise RuleViolation("A case is opened once, before anything else.")
    if not opening and history.opened_at is None:
        raise RuleViolation("The case is not open yet: case_opened comes first.")


def _check_not_closed(content: events.Content, history: History) -> None:
    """While a case is closed nothing happens on it but that it is opened again."""
    if history.closed_at is not None and not isinstance(content, events.CaseReopened):
        raise RuleViolation("The case was closed at that time: give a time after it was reopened.", field="at")


@singledispatch
def _apply(content: events.Content, history: History, event: events.Event) -> None:
    raise TypeError(f"unknown content {content!r}")


@_apply.register
def _(content: events.CaseOpened, history: History, event: events.Event) -> None:
    forces.check_force(content.victim_force, field="victim_force")
    history.opened_at = event.at
    history.relationship, history.victim_force = content.relationship, content.victim_force
    history.levels.append(Level(FROM_THE_START, content.risk, event.number))


@_apply.register
def _(content: events.CaseClosed, history: History, event: events.Event) -> None:
    if history.opened_at is not None and event.at < history.opened_at:
        raise RuleViolation("A case cannot be closed before it was opened.", field="at")
    history.closed_at = event.at


@_apply.register
def _(content: events.CaseReopened, history: History, event: events.Event) -> None:
    if history.closed_at is None:
        raise RuleViolation("Only a closed case can be reopened.")
    history.closed_at = None


@_apply.register
def _(content: events.RiskReviewed, history: History, event: events.Event) -> None:
    history.levels.append(Level(event.at, content.level, event.number))


@_apply.register
def _(content: events.Incident, history: History, event: events.Event) -> None:
    _check_new(content.label, history.incidents, "Incident")
    history.incidents[content.label] = event


@_apply.register
def _(content: events.IncidentAmended, history: History, event: events.Event) -> None:
    _known(content.label, history.incidents, "incident")
    history.incidents[content.label] = event


@_apply.register
def _(content: events.OtherProtection, history: History, event: events.Event) -> None:
    history.protections.append(Protection(content.kind, content.first_day, content.last_day))


@_apply.register
def _(content: events.ApplicationEvent, history: History, event: events.Event) -> None:
    if content.step is Step.REQUESTED:
        _request(content, history, event)
        return
    application = _known(content.label, history.applications, "application")
    if content.step in BESIDE_THE_WAY:
        _beside(content, application, event)
    else:
        check_transition(application.status, content.step)
        _advance(content, application, event.at)
    application.last_event_at = event.at
    if content.step in ENDINGS:
        determine(history, application, event.at)


def _request(content: events.ApplicationEvent, history: History, event: events.Event) -> None:
    _check_new(content.label, history.applications, "Application")
    forces.check_may_apply(content.force, field="force")
    history.chain_began_at = history.chain_began_at or event.at
    application = Application(content.label, content.force, event.at, history.chain_began_at)
    application.stage_entered_at = application.last_event_at = event.at
    history.applications[content.label] = application


def check_transition(status: Step, step: Step) -> None:
    if step not in TRANSITIONS[status]:
        raise RuleViolation(f"“{WORDS[step]}” cannot come after “{WORDS[status]}”.", field="step")


def _beside(content: events.ApplicationEvent, application: Application, event: events.Event) -> None:
    if not application.is_open:
        raise RuleViolation("This application has been decided; its clocks have stopped.", field="step")
    if content.step is Step.INTERIM_REFUSED and not application.interim_sought:
        raise RuleViolation("No interim order has been applied for.", field="step")
    if content.step is Step.PAUSED and content.day is not None:
        check_pause(local_day(event.at), content.day)
        application.paused_until = max(content.day, application.paused_until or content.day)
    else:
        application.interim_sought = content.step is Step.INTERIM_APPLIED


def check_pause(day: date, until: date) -> None:
    if until <= day:
        raise RuleViolation("A pause ends after the day on which it begins.", field="until")


def _advance(content: events.ApplicationEvent, application: Application, at: datetime) -> None:
    if content.step is Step.REVIEWED:
        application.reviewed_at = at
        return
    application.status, application.stage_entered_at = content.step, at
    application.officer = content.officer or application.officer
    application.reason = content.reason or application.reason
    if content.step in (Step.LISTED, Step.HELD, Step.ADJOURNED):
        _hearing(content, application, at)


def _hearing(content: events.ApplicationEvent, application: Application, at: datetime) -> None:
    if content.day is not None and content.day < local_day(at):
        raise RuleViolation("A hearing cannot be listed for a day that has passed.", field="hearing_on")
    _close_hearing(application, "relisted" if content.step is Step.LISTED else content.step.value, at, content.reason)
    application.adjournments += content.step is Step.ADJOURNED
    application.hearing_on = content.day
    if content.day is not None:
        application.hearings.append(Hearing(content.day, at))


def _close_hearing(application: Application, outcome: str, at: datetime, reason: str) -> None:
    if application.hearings and not application.hearings[-1].outcome:
        hearing = application.hearings[-1]
        hearing.outcome, hearing.outcome_at, hearing.reason = outcome, at, reason


def determine(history: History, application: Application, at: datetime) -> None:
    """The main application ends, and with it every interim order made on it (SPA 2019 s.5)."""
    application.determined_at, application.hearing_on = at, None
    for order in history.orders_of(application.label):
        if order.kind is OrderKind.INTERIM:
            order.replaced_at = order.replaced_at or at


@_apply.register
def _(content: events.OrderMade, history: History, event: events.Event) -> None:
    application = _known(content.application, history.applications, "application")
    _check_new(content.label, history.orders, "Order")
    if not application.is_open:
        raise RuleViolation("This application has already been decided.", field="application")
    check_last_day(content.kind, local_day(event.at), content.last_day)
    conditions = {condition.label: condition for condition in content.conditions}
    if len(conditions) != len(content.conditions):
        raise RuleViolation("Two conditions of the order have the same label.", field="conditions")
    application.last_event_at, application.interim_sought = event.at, False
    if content.kind is OrderKind.FULL:
        application.status, application.stage_entered_at = Step.GRANTED, event.at
        _close_hearing(application, "held", event.at, "")
        determine(history, application, event.at)
        history.chain_began_at = None
    history.orders[content.label] = Order(
        content.label, content.application, content.kind, event.at, content.last_day, conditions
    )


def two_years_end(made_on: date) -> date:
    """The earliest lawful last day of a full order: two years beginning with the day it is made (SPA 2019 s.3)."""
    try:
        return made_on.replace(year=made_on.year + 2) - timedelta(days=1)
    except ValueError:
        return date(made_on.year + 2, 2, 28)


def check_last_day(kind: OrderKind, made_on: date, last_day: date | None) -> None:
    """A full order lasts two years or more, or until further order; an interim one is for a fixed period (ss.3, 5)."""
    if kind is OrderKind.INTERIM and last_day is None:
        raise RuleViolation("An interim order is for a fixed period: give its last day.", field="last_day")
    if last_day is not None and last_day < made_on:
        raise RuleViolation("The order ends before it is made.", field="last_day")
    if kind is OrderKind.FULL and last_day is not None and last_day < two_years_end(made_on):
        earliest = two_years_end(made_on)
        raise RuleViolation(
            f"A full order lasts at least two years: its last day is {earliest:%-d %B %Y} or later.",
            field="last_day",
        )


@_apply.register
def _(content: events.OrderEvent, history: History, event: events.Event) -> None:
    order = _known(content.label, history.orders, "order")
    done: dict[OrderStep, datetime | None] = {
        OrderStep.SERVED: order.served_at,
        OrderStep.VICTIM_TOLD: order.victim_told_at,
        OrderStep.NOTIFIED: order.notified_at,
        OrderStep.DISCHARGED: order.discharged_at,
    }
    if done.get(content.step):
        raise RuleViolation(f"This is already so: “{WORDS[content.step]}”.", field="step")
    for needed in ORDER_NEEDS[content.step]:
        if not done[needed]:
            raise RuleViolation(f"“{WORDS[content.step]}” cannot come before “{WORDS[needed]}”.", field="step")
    _touch_interim(history, order, event.at)
    _order_step(content, order, event.at)


def _touch_interim(history: History, order: Order, at: datetime) -> None:
    application = history.applications[order.application]
    if order.kind is OrderKind.INTERIM and application.is_open:
        application.last_event_at = at


def _order_step(content: events.OrderEvent, order: Order, at: datetime) -> None:
    if content.step is OrderStep.RENEWED:
        _renew(order, content.last_day)
    elif content.step is OrderStep.REQUIREMENT_EVIDENCED:
        _evidence(order, content.condition, at)
    else:
        fields = {
            OrderStep.SERVED: "served_at",
            OrderStep.VICTIM_TOLD: "victim_told_at",
            OrderStep.NOTIFIED: "notified_at",
            OrderStep.NOT_RENEWING_REVIEWED: "renewal_reviewed_at",
            OrderStep.DISCHARGED: "discharged_at",
        }
        setattr(order, fields[content.step], at)


def _renew(order: Order, last_day: date | None) -> None:
    if order.discharged_at:
        raise RuleViolation("This order has been discharged; it cannot be renewed.", field="step")
    if last_day is None and order.kind is OrderKind.INTERIM:
        raise RuleViolation("An interim order is for a fixed period: give its new last day.", field="last_day")
    if last_day is not None and order.last_day is not None and last_day <= order.last_day:
        raise RuleViolation("A renewed order ends later than before.", field="last_day")
    order.last_day = last_day


def _evidence(order: Order, label: str, at: datetime) -> None:
    if label not in order.conditions:
        raise RuleViolation(f"The order has no condition “{label}”.", field="condition")
    if order.conditions[label].kind is not ConditionKind.POSITIVE_REQUIREMENT:
        raise RuleViolation("Only a positive requirement can be evidenced.", field="condition")
    order.evidenced.setdefault(label, at)


@_apply.register
def _(content: events.BreachLearned, history: History, event: events.Event) -> None:
    order = _known(content.order, history.orders, "order")
    _check_new(content.label, history.breaches, "Breach")
    if content.condition and content.condition not in order.conditions:
        raise RuleViolation(f"The order has no condition “{content.condition}”.", field="condition")
    breach = Breach(content.label, content.order, content.condition, event.at, content.happened_at, content.behaviours)
    level = raised_level(history, breach)
    history.breaches[content.label] = breach
    if level != history.level:
        history.levels.append(Level(event.at, level, event.number, automatic=True))


@_apply.register
def _(content: events.BreachEvent, history: History, event: events.Event) -> None:
    breach = _known(content.label, history.breaches, "breach")
    needed = BREACH_NEEDS[content.step]
    if needed and not needed & breach.steps.keys():
        words = " or ".join(f"“{WORDS[each]}”" for each in sorted(needed))
        raise RuleViolation(f"“{WORDS[content.step]}” cannot come before {words}.", field="step")
    _warrant(breach, content.step, event.at)
    breach.steps.setdefault(content.step, event.at)
    breach.last_step, breach.last_step_at = content.step, event.at
    breach.reference = content.reference or breach.reference


def _warrant(breach: Breach, step: BreachStep, at: datetime) -> None:
    outstanding = [warrant for warrant in breach.warrants if warrant.executed_at is None]
    if step is BreachStep.WARRANT_ISSUED:
        if outstanding:
            raise RuleViolation("A warrant is already out for this breach.", field="step")
        breach.warrants.append(Warrant(at))
    if step is BreachStep.WARRANT_EXECUTED:
        if not outstanding:
            raise RuleViolation("No warrant is out for this breach.", field="step")
        outstanding[0].executed_at = at


def next_label(letter: str, taken: Iterable[str]) -> str:
    """The next free label of a kind: I1, I2 and so on."""
    used = set(taken)
    return free_label(letter, len(used) + 1, used)


def free_label(letter: str, number: int, taken: Set[str]) -> str:
    """The first free label of a kind from a number on."""
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _known(label: str, nouns: dict[str, Noun], word: str) -> Noun:
    if label not in nouns:
        raise RuleViolation(f"There is no {word} “{label}” at that time.", field=word)
    return nouns[label]


def _check_new(label: str, taken: Iterable[str], word: str) -> None:
    if label in taken:
        raise RuleViolation(f"{word} “{label}” is in the record already.", field=word.lower())
