"""Which steps can follow what the record says, for the buttons of a page."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from record.case_state.orders import done_once
from record.case_state.state import ApplicationState, BreachState, OrderState
from record.vocabulary.steps import (
    BREACH_NEEDS,
    ORDER_NEEDS,
    ApplicationStep,
    BreachStep,
    ConditionKind,
    OrderStep,
    may_follow,
)

WHILE_IT_LASTS: Final = frozenset(
    {
        OrderStep.VARIED,
        OrderStep.RENEWED,
        OrderStep.NOT_RENEWING_REVIEWED,
        OrderStep.DISCHARGED,
        OrderStep.QUASHED,
        OrderStep.FORCE_CHANGED,
        OrderStep.LAST_DAY_FOUND,
    }
)
"""Steps that are not offered once a court has ended the order."""


def application_steps(application: ApplicationState, *, may_pause: bool) -> list[ApplicationStep]:
    """The steps that an application can take next, in the order of the way."""
    never: set[ApplicationStep] = set()
    if not may_pause:
        never.add(ApplicationStep.PAUSED)
    if not application.interim_sought:
        never.add(ApplicationStep.INTERIM_REFUSED)
    stands = application.status is ApplicationStep.GRANTED and application.order_lost_at is None
    if application.reviewed_at is not None or stands:
        never.add(ApplicationStep.REVIEWED)
    return [step for step in may_follow(application.status) if step not in never]


def order_steps(order: OrderState) -> list[OrderStep]:
    """The steps that an order can take next: a thing that is so already is not offered again."""
    done = frozenset(step for step, at in done_once(order).items() if at is not None)
    never: set[OrderStep] = set(done)
    if not awaiting_evidence(order):
        never.add(OrderStep.REQUIREMENT_EVIDENCED)
    never.add(OrderStep.PROTECTS_FOUND)  # it has a page of its own
    if order.last_day_known:
        never.add(OrderStep.LAST_DAY_FOUND)
    if order.ended_at is not None:
        never |= WHILE_IT_LASTS
    never.add(OrderStep.NOTIFIED if not order.must_notify else OrderStep.REGISTER_ENDED)
    return [step for step in OrderStep if step not in never and ORDER_NEEDS[step] <= done]


def awaiting_evidence(order: OrderState) -> list[str]:
    """The labels of the positive requirements for which nobody has shown evidence."""
    required = (
        condition
        for condition in order.conditions.values()
        if condition.kind is ConditionKind.POSITIVE_REQUIREMENT
        and condition.label not in order.evidenced
        and condition.label not in order.removed
    )
    return [condition.label for condition in required]


ONCE: Final = (
    BreachStep.CHARGED,
    BreachStep.OUT_OF_COURT,
    BreachStep.REVIEW_REQUESTED,
    BreachStep.REVIEWED,
    BreachStep.COURT_OUTCOME,
    BreachStep.NOT_PURSUED,
)


def breach_steps(breach: BreachState) -> list[BreachStep]:
    """The steps that can be taken about a breach next: each needs what BREACH_NEEDS says has come before."""
    never = _no_longer(breach)
    return [step for step in BreachStep if step not in never and _is_met(step, breach.steps)]


def _is_met(step: BreachStep, done: Container[BreachStep]) -> bool:
    needed = BREACH_NEEDS[step]
    return not needed or any(each in done for each in needed)


def _no_longer(breach: BreachState) -> set[BreachStep]:
    """What is done once for all, and the warrant step that does not fit whether one is out."""
    reported = {BreachStep.REPORTED_TO_POLICE, BreachStep.NOT_REPORTED_REVIEWED}
    never = {each for each in (*ONCE, *reported) if each in breach.steps}
    if BreachStep.REPORTED_TO_POLICE in breach.steps:
        never |= reported
    if not breach.being_checked:
        never.add(BreachStep.ORDER_IDENTIFIED)
    if breach.is_closed:
        never.add(BreachStep.NOT_PURSUED)
    out = any(warrant.executed_at is None for warrant in breach.warrants)
    never.add(BreachStep.WARRANT_ISSUED if out else BreachStep.WARRANT_EXECUTED)
    return never
