"""Whether an order binds on a day, in words, and whether what happened may be a breach in law."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from casework.dates.rules.last_day import FIND_OUT
from casework.dates.rules.london_time import local_day, midnight
from orders.breaches.rules.doubts import BindingPeriod, ServiceOfOrder, bound_doubt
from record.case_state.state import OrderState
from record.events.events import CLIENT, ConditionFacts

NOT_SERVED: Final = "Made, not served: hard to enforce until it has been served."
ONLY_OTHERS: Final = "It protects only others, not the client."


def standing(order: OrderState, now: datetime) -> str:
    """Whether the order binds now, until when, or why not (Stalking Protection Act 2019 ss.3, 5)."""
    if order.in_force(now):
        return _binding(order, local_day(now))
    if order.quashed_at is not None:
        return f"Not in force: quashed on appeal on {_words(local_day(order.quashed_at))}."
    if order.discharged_at is not None:
        return f"Not in force: discharged on {_words(local_day(order.discharged_at))}."
    if order.replaced_at is not None:
        return f"Not in force: ended on {_words(local_day(order.replaced_at))}, when the application was decided."
    if order.last_day is not None:
        return f"Not in force: its last day was {_words(order.last_day)}."
    return "Not in force."


def _binding(order: OrderState, today: date) -> str:
    if not order.last_day_known:
        return f"Made on {_words(local_day(order.made_at))}. {FIND_OUT}."
    if order.last_day is None:
        return "In force until further order."
    left = (order.last_day - today).days
    if left == 0:
        return "In force today for the last time."
    return f"In force to the end of {_words(order.last_day)}: {left:,} more {'day' if left == 1 else 'days'}."


def caveats(order: OrderState, now: datetime) -> str:
    """What has to be said wherever an order is said to be in force; "" where there is nothing, or it is over."""
    if not order.in_force(now):
        return ""
    only_others = CLIENT not in order.protects
    said = [NOT_SERVED if order.served_at is None else "", ONLY_OTHERS if only_others else ""]
    return " ".join(filter(None, said))


def standing_said(order: OrderState, now: datetime) -> str:
    """How it stands, with all that has to be said with it."""
    return " ".join(filter(None, (standing(order, now), caveats(order, now))))


def doubt(order: OrderState, happened_at: datetime) -> str:
    """Why a court may find no breach in what happened then; "" if nothing speaks against it."""
    begins_at = midnight(local_day(order.made_at))
    service = ServiceOfOrder(order.served_at)
    bound = BindingPeriod(begins_at=begins_at, ends_at=order.ends_at, service=service, end_known=order.last_day_known)
    return bound_doubt(bound, happened_at)


def conditions_on(order: OrderState, at: datetime) -> list[ConditionFacts]:
    """The conditions that bind him at a moment: while the order does, each in its own days (SPA 2019 s.3(3))."""
    return [each for each in order.conditions.values() if order.in_force(at) and _holds(order, each, at)]


def _holds(order: OrderState, condition: ConditionFacts, at: datetime) -> bool:
    removed_at, day = order.removed.get(condition.label), local_day(at)
    begun = condition.first_day is None or condition.first_day <= day
    over = condition.last_day is not None and condition.last_day < day
    return begun and not over and (removed_at is None or at < removed_at)


def bound_during(order: OrderState, first_at: datetime, last_at: datetime) -> bool:
    """Whether the order bound on any London day from the one moment to the other, served or not."""
    begins, ends = midnight(local_day(order.made_at)), order.ends_at
    from_first, to_last = midnight(local_day(first_at)), midnight(local_day(last_at) + timedelta(days=1))
    return begins < to_last and (ends is None or ends > from_first)


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
