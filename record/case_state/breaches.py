"""Folds breaches, their steps and their warrants into the case state."""

from __future__ import annotations

from datetime import datetime

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_day
from record.case_state.fold import check_new, fold, known
from record.case_state.raised_risk import raised_level
from record.case_state.state import BreachState, CaseState, RiskLevelSince, WarrantState
from record.events import events
from record.vocabulary.steps import BREACH_NEEDS, WORDS, BreachStep


@fold.register
def _(content: events.BreachLearned, history: CaseState, event: events.CaseEvent) -> None:
    force = _force_of(content, history)
    if event.number > history.recorded:
        _check_order_was_made(content.order, content.happened_at, history, field="happened_at")
    check_new(content.label, history.breaches, "Breach")
    breach = BreachState(
        content.label,
        content.order,
        content.condition,
        event.at,
        content.happened_at,
        content.behaviours,
        content.protection,
        force,
        kind=content.kind,
        initiated_by=content.initiated_by,
    )
    level = raised_level(history, breach)
    history.breaches[content.label] = breach
    if level != history.level:
        history.levels.append(RiskLevelSince(event.at, level, event.number, automatic=True))


def _check_order_was_made(order: str, happened_at: datetime, history: CaseState, *, field: str) -> None:
    """The day on which an order is made counts whole (SPA 2019 s.3); nothing before it can break it."""
    if order and local_day(happened_at) < local_day(history.orders[order].made_at):
        made_on = local_day(history.orders[order].made_at)
        sentence = f"It happened before the order was made, on {made_on:%-d %B %Y}."
        raise RuleViolation(sentence, field=field)


def _force_of(content: events.BreachLearned | events.BreachEvent, history: CaseState) -> str:
    """The force that must act on a breach of this; while nobody knows what it is of, that of the client's home."""
    if content.order:
        order = known(content.order, history.orders, "order")
        if content.condition and content.condition not in order.conditions:
            raise RuleViolation(f"The order has no condition “{content.condition}”.", field="condition")
        return order.force
    if content.protection:
        return known(content.protection, history.protections, "protection").force or history.victim_force
    return history.victim_force


@fold.register
def _(content: events.BreachEvent, history: CaseState, event: events.CaseEvent) -> None:
    breach = known(content.label, history.breaches, "breach")
    needed = BREACH_NEEDS[content.step]
    if needed and not needed & breach.steps.keys():
        words = " or ".join(f"“{WORDS[each]}”" for each in sorted(needed))
        raise RuleViolation(f"“{WORDS[content.step]}” cannot come before {words}.", field="step")
    if content.step is BreachStep.ORDER_IDENTIFIED:
        _identify(breach, content, history)
        if event.number > history.recorded:
            _check_order_was_made(content.order, breach.happened_at, history, field="order")
    _warrant(breach, content.step, event.at)
    breach.steps.setdefault(content.step, event.at)
    breach.last_step, breach.last_step_at = content.step, event.at
    breach.version += 1
    _keep(breach, content)


def _identify(breach: BreachState, content: events.BreachEvent, history: CaseState) -> None:
    """It stays with the force that has it, and is shown to the one that must act on a breach of this."""
    force = _force_of(content, history)
    if not breach.being_checked:
        raise RuleViolation("It is in the record already of what this is a breach.", field="step")
    breach.order, breach.protection, breach.condition = content.order, content.protection, content.condition
    breach.copied_to = force if force != breach.force else ""


def _keep(breach: BreachState, content: events.BreachEvent) -> None:
    """What a step says besides stays with the breach until a later one says otherwise."""
    if content.step is BreachStep.CRIME_RECORDED:
        breach.reference = content.reference
    breach.recorded_as = content.recorded_as or breach.recorded_as
    breach.decision_reason = content.reason or breach.decision_reason
    breach.court_result = content.result or breach.court_result
    breach.sentence = content.sentence or breach.sentence


def _warrant(breach: BreachState, step: BreachStep, at: datetime) -> None:
    outstanding = [warrant for warrant in breach.warrants if warrant.executed_at is None]
    if step is BreachStep.WARRANT_ISSUED:
        if outstanding:
            raise RuleViolation("A warrant is already out for this breach.", field="step")
        breach.warrants.append(WarrantState(at))
    if step is BreachStep.WARRANT_EXECUTED:
        if not outstanding:
            raise RuleViolation("No warrant is out for this breach.", field="step")
        outstanding[0].executed_at = at
