"""Decides which steps a page offers: those that can follow what the record already says."""

from __future__ import annotations

from collections.abc import Container

from orders.rules.state import Application, Breach, Order
from orders.rules.vocabulary import (
    BREACH_NEEDS,
    ORDER_NEEDS,
    BreachStep,
    ConditionKind,
    OrderStep,
    Step,
    may_follow,
)


def application_steps(application: Application, *, may_pause: bool) -> list[Step]:
    """The steps that an application can take next, in the order of the way."""
    never: set[Step] = set()
    if not may_pause:
        never.add(Step.PAUSED)
    if not application.interim_sought:
        never.add(Step.INTERIM_REFUSED)
    if application.reviewed_at is not None:
        never.add(Step.REVIEWED)
    return [step for step in may_follow(application.status) if step not in never]


def order_steps(order: Order) -> list[OrderStep]:
    """The steps that an order can take next: a thing that is so already is not offered again."""
    done = _done(order)
    over = order.discharged_at is not None or order.replaced_at is not None
    never: set[OrderStep] = set(done)
    if not awaiting_evidence(order):
        never.add(OrderStep.REQUIREMENT_EVIDENCED)
    if over:
        never |= {OrderStep.RENEWED, OrderStep.NOT_RENEWING_REVIEWED, OrderStep.DISCHARGED}
    return [step for step in OrderStep if step not in never and ORDER_NEEDS[step] <= done]


def awaiting_evidence(order: Order) -> list[str]:
    """The labels of the positive requirements for which nobody has shown evidence."""
    required = (
        condition
        for condition in order.conditions.values()
        if condition.kind is ConditionKind.POSITIVE_REQUIREMENT and condition.label not in order.evidenced
    )
    return [condition.label for condition in required]


def _done(order: Order) -> frozenset[OrderStep]:
    moments = {
        OrderStep.SERVED: order.served_at,
        OrderStep.VICTIM_TOLD: order.victim_told_at,
        OrderStep.NOTIFIED: order.notified_at,
        OrderStep.DISCHARGED: order.discharged_at,
    }
    return frozenset(step for step, at in moments.items() if at is not None)


def breach_steps(breach: Breach) -> list[BreachStep]:
    """The steps that can be taken about a breach next: each needs what BREACH_NEEDS says has come before."""
    never = _no_longer(breach)
    return [step for step in BreachStep if step not in never and _is_met(step, breach.steps)]


def _is_met(step: BreachStep, done: Container[BreachStep]) -> bool:
    needed = BREACH_NEEDS[step]
    return not needed or any(each in done for each in needed)


def _no_longer(breach: Breach) -> set[BreachStep]:
    """What is done once for all, and the warrant step that does not fit whether one is out."""
    reported = {BreachStep.REPORTED_TO_POLICE, BreachStep.NOT_REPORTED_REVIEWED}
    never = {each for each in (BreachStep.CHARGED, BreachStep.REVIEWED, *reported) if each in breach.steps}
    if BreachStep.REPORTED_TO_POLICE in breach.steps:
        never |= reported
    out = any(warrant.executed_at is None for warrant in breach.warrants)
    never.add(BreachStep.WARRANT_ISSUED if out else BreachStep.WARRANT_EXECUTED)
    return never
