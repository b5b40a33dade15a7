"""Folds the making of orders and every later step of them into the case state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_day
from record.case_state.applications import close_hearing, determine
from record.case_state.fold import check_new, fold, known
from record.case_state.state import ApplicationState, CaseState, OrderState
from record.events import events
from record.law.figures import AS_SHIPPED, Law
from record.vocabulary import forces
from record.vocabulary.steps import (
    ORDER_NEEDS,
    WORDS,
    ApplicationStep,
    ConditionKind,
    InterimState,
    OrderKind,
    OrderOrigin,
    OrderStep,
)

NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@fold.register
def _(content: events.OrderMade, history: CaseState, event: events.CaseEvent) -> None:
    application = _of_application(content, history, event.at)
    check_new(content.label, history.orders, "Order")
    _check_may_be_made(content, application)
    made_on = local_day(event.at)
    if event.number > history.recorded:
        _check_labels_are_free(content.conditions, history)
    if content.last_day_known:
        check_last_day(content.kind, made_on, content.last_day, history.law)
    follows = content.kind is OrderKind.FULL and _has_duty_under_interim(history, application.label, event.at)
    _decide(content, application, history, event.at)
    order = OrderState(
        content.label,
        content.application,
        content.kind,
        event.at,
        content.last_day,
        _conditions(content.conditions, made_on),
        content.force or application.force,
        content.court,
        follows_served_interim=follows,
        last_day_known=content.last_day_known,
        protects=content.protects,
    )
    if content.force:
        forces.check_force(content.force, field="force")
    history.orders[content.label] = order


def _has_duty_under_interim(history: CaseState, application: str, at: datetime) -> bool:
    """Whether an interim order in force at this moment was served and put the duty to notify on him (SPA 2019 s.9)."""
    interims = (order for order in history.orders_of(application) if order.kind is OrderKind.INTERIM)
    return any(order.must_notify and order.in_force(at) for order in interims)


def _check_labels_are_free(content: Iterable[events.ConditionFacts], history: CaseState) -> None:
    """A condition has a label of its own in the whole case: what is late on it must be told from another's."""
    taken = {label for order in history.orders.values() for label in order.conditions}
    for condition in content:
        check_new(condition.label, taken, "Condition")


def _of_application(content: events.OrderMade, history: CaseState, at: datetime) -> ApplicationState:
    """The application on which an order is made; one made by the court of its own motion brings its own."""
    if content.origin is OrderOrigin.POLICE_APPLICATION:
        return known(content.application, history.applications, "application")
    check_new(content.application, history.applications, "Application")
    forces.check_may_apply(content.force, field="force")
    application = ApplicationState(content.application, content.force, at, at, origin=content.origin, version=0)
    history.applications[content.application] = application
    return application


def _check_may_be_made(content: events.OrderMade, application: ApplicationState) -> None:
    """An interim order needs a main application that is not determined; an appeal can still bring a full one."""
    if content.kind is OrderKind.INTERIM and content.origin is not OrderOrigin.POLICE_APPLICATION:
        raise RuleViolation("An interim order is only made on an application by the police.", field="kind")
    appealed = application.status is ApplicationStep.APPEALED and content.kind is OrderKind.FULL
    if not application.is_open and not appealed:
        raise RuleViolation("This application has already been decided.", field="application")


def _decide(content: events.OrderMade, application: ApplicationState, history: CaseState, at: datetime) -> None:
    application.last_event_at = at
    application.version += 1
    if content.kind is OrderKind.INTERIM:
        application.interim, application.interim_at = InterimState.GRANTED, at
        return
    application.status, application.stage_entered_at = ApplicationStep.GRANTED, at
    close_hearing(application, "held", at)
    determine(history, application, at)
    history.chain_began_at = None


def _conditions(conditions: Iterable[events.ConditionFacts], made_on: date) -> dict[str, events.ConditionFacts]:
    found: dict[str, events.ConditionFacts] = {}
    for condition in conditions:
        if condition.label in found:
            raise RuleViolation("Two conditions of the order have the same label.", field="conditions")
        if condition.first_day is not None and condition.first_day < made_on:
            raise RuleViolation("A condition cannot hold before the order is made.", field="first_day")
        found[condition.label] = condition
    return found


def check_last_day(kind: OrderKind, made_on: date, last_day: date | None, law: Law = AS_SHIPPED) -> None:
    """A full order lasts two years or more, or until further order; an interim one is for a fixed period (ss.3, 5)."""
    if kind is OrderKind.INTERIM and last_day is None:
        raise RuleViolation("An interim order is for a fixed period: give its last day.", field="last_day")
    if last_day is None:
        return
    if last_day < made_on:
        raise RuleViolation("The order ends before it is made.", field="last_day")
    earliest = law.first_lawful_last_day(made_on)
    if kind is OrderKind.FULL and last_day < earliest:
        raise RuleViolation(
            f"A full order lasts at least {_years(law.number('floor_years', made_on))}: "
            f"its last day is {earliest:%-d %B %Y} or later.",
            field="last_day",
        )


def _years(number: int) -> str:
    words = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{words} year{'' if number == 1 else 's'}"


@fold.register
def _(content: events.OrderEvent, history: CaseState, event: events.CaseEvent) -> None:
    order = known(content.label, history.orders, "order")
    _check_step(content.step, order)
    if event.number > history.recorded:
        _check_labels_are_free(content.conditions, history)
    application = history.applications[order.application]
    if order.kind is OrderKind.INTERIM and (application.is_open or application.under_appeal):
        application.last_event_at = event.at
    _STEPS[content.step](history, order, content, event.at)
    order.version += 1


def _check_step(step: OrderStep, order: OrderState) -> None:
    done = done_once(order)
    if done.get(step):
        raise RuleViolation(f"This is already so: “{WORDS[step]}”.", field="step")
    for needed in ORDER_NEEDS[step]:
        if not done[needed]:
            raise RuleViolation(f"“{WORDS[step]}” cannot come before “{WORDS[needed]}”.", field="step")


def done_once(order: OrderState) -> dict[OrderStep, datetime | None]:
    """The steps that happen to an order once, and when each did."""
    return {
        OrderStep.SERVED: order.served_at,
        OrderStep.REGISTER_ENDED: order.register_ended_at,
        OrderStep.VICTIM_TOLD: order.victim_told_at,
        OrderStep.NOTIFIED: order.notified_at,
        OrderStep.DISCHARGED: order.discharged_at,
        OrderStep.QUASHED: order.quashed_at,
    }


def _serve(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    order.served_at, order.on_register = at, content.register
    order.duty_began_in_force = order.in_force(at)


def _leave_register(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    if not order.on_register:
        raise RuleViolation("There was no notification as a sex offender at service: nothing ends.", field="step")
    order.register_ended_at = at
    order.duty_began_in_force = order.in_force(at)


def _notify(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    """While he notifies as a sex offender there is nothing to notify under this order (SPA 2019 s.9(6))."""
    if not order.must_notify:
        raise RuleViolation(
            "The perpetrator notifies as a sex offender until that ends: this order asks for nothing.", field="step"
        )
    order.notified_at = at


def _tell_victim(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    order.victim_told_at = at


def _decide_not_to_renew(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    order.renewal_reviewed_at = at


def _discharge(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    _check_live(order)
    order.discharged_at = at
    _lose(history, order, at)


def _quash(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    order.quashed_at = at
    _lose(history, order, at)


def _lose(history: CaseState, order: OrderState, at: datetime) -> None:
    """What a court ends before its time is reviewed like a refusal."""
    if order.kind is OrderKind.FULL:
        application = history.applications[order.application]
        application.order_lost_at, application.reviewed_at = at, None


def _check_live(order: OrderState) -> None:
    if order.quashed_at:
        raise RuleViolation("This order has been quashed.", field="step")


def _renew(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    _check_live(order)
    last_day = content.last_day
    if order.discharged_at:
        raise RuleViolation("This order has been discharged; it cannot be renewed.", field="step")
    if last_day is None and order.kind is OrderKind.INTERIM:
        raise RuleViolation("An interim order is for a fixed period: give its new last day.", field="last_day")
    if last_day is not None and order.last_day is not None and last_day <= order.last_day:
        raise RuleViolation("A renewed order ends later than before.", field="last_day")
    order.last_day, order.last_day_known = last_day, True


def _find_last_day(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    """Somebody found out until when it holds; it was so from the beginning, and counts from now on."""
    if order.last_day_known:
        raise RuleViolation("The last day of this order is in the record already.", field="last_day")
    check_last_day(order.kind, local_day(order.made_at), content.last_day, history.law)
    order.last_day, order.last_day_known = content.last_day, True


def _find_protected(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    """Somebody looked in the order: it protects these, from now on as far as anybody can be told."""
    order.protects = content.protects


def _vary(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    """Conditions come and go while the order lasts; a new one holds from the day of the variation (SPA 2019 s.4)."""
    if order.ended_at:
        raise RuleViolation("This order has ended; it cannot be varied.", field="step")
    day = local_day(at)
    for label in content.ended:
        if label not in order.conditions or label in order.removed:
            raise RuleViolation(f"The order has no condition “{label}” that could end.", field="ended")
    for label, condition in _conditions(content.conditions, day).items():
        check_new(label, order.conditions, "Condition")
        order.conditions[label] = replace(condition, first_day=condition.first_day or day)
    order.removed.update(dict.fromkeys(content.ended, at))


def _evidence(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    label = content.condition
    if label not in order.conditions:
        raise RuleViolation(f"The order has no condition “{label}”.", field="condition")
    if order.conditions[label].kind is not ConditionKind.POSITIVE_REQUIREMENT:
        raise RuleViolation("Only a positive requirement can be evidenced.", field="condition")
    order.evidenced.setdefault(label, at)


def _change_force(history: CaseState, order: OrderState, content: events.OrderEvent, at: datetime) -> None:
    """He moved: another force answers for the order. What stands open stays with the old force too."""
    forces.check_may_apply(content.force, field="force")
    if content.force == order.force:
        raise RuleViolation("This force answers for the order already.", field="force")
    order.force = content.force
    for breach in history.breaches.values():
        if breach.order == order.label and not breach.is_closed:
            breach.copied_to = content.force if content.force != breach.force else ""


_STEPS: Final[dict[OrderStep, Callable[[CaseState, OrderState, events.OrderEvent, datetime], None]]] = {
    OrderStep.SERVED: _serve,
    OrderStep.REGISTER_ENDED: _leave_register,
    OrderStep.VICTIM_TOLD: _tell_victim,
    OrderStep.NOTIFIED: _notify,
    OrderStep.REQUIREMENT_EVIDENCED: _evidence,
    OrderStep.VARIED: _vary,
    OrderStep.RENEWED: _renew,
    OrderStep.NOT_RENEWING_REVIEWED: _decide_not_to_renew,
    OrderStep.DISCHARGED: _discharge,
    OrderStep.QUASHED: _quash,
    OrderStep.FORCE_CHANGED: _change_force,
    OrderStep.LAST_DAY_FOUND: _find_last_day,
    OrderStep.PROTECTS_FOUND: _find_protected,
}
