"""Which events ask for a risk review, and which of those a review has answered (practice.md 5.3).

Reviews that are asked for are tasks, not clocks: a replay knows nothing of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import singledispatch
from typing import Final

from casework.codes.rules.codes import is_approach, is_threat
from record.events import events as told
from record.vocabulary.steps import ApplicationStep, BreachStep, OrderStep
from risk.working_days.rules import ENGLAND_AND_WALES

APPLICATION_STEPS: Final = {
    ApplicationStep.REFUSED: "order_refused",
    ApplicationStep.INTERIM_REFUSED: "order_refused",
    ApplicationStep.DECLINED: "order_refused",
    ApplicationStep.APPEAL_DISMISSED: "order_refused",
}
ORDER_STEPS: Final = {
    OrderStep.SERVED: "order_served",
    OrderStep.VARIED: "order_varied",
    OrderStep.RENEWED: "order_varied",
    OrderStep.DISCHARGED: "order_ended",
    OrderStep.QUASHED: "order_ended",
}
BREACH_STEPS: Final = {
    BreachStep.ARRESTED: "arrest",
    BreachStep.BAIL_UPDATE: "bail",
    BreachStep.NO_FURTHER_ACTION: "no_further_action",
    BreachStep.COURT_OUTCOME: "sentence",
}
PROTECTIONS: Final = {
    "bail_conditions": "bail",
    "bail_before_charge": "bail",
    "bail_after_charge": "bail",
    "in_custody": "arrest",
    "licence_conditions": "release",
}
STALE_IN_A_FILE: Final = timedelta(days=28)
"""What a file brings in of longer ago asks for nothing: the first review of the case looks at all of it."""

WORKING_DAYS_AROUND: Final = 5
DAYS_BEFORE_END: Final = 28
SILENT_FOR: Final = timedelta(days=21)
MUCH: Final = 5
MUCH_WITHIN: Final = timedelta(days=28)


@dataclass(frozen=True)
class AskedReview:
    """An event that asks for a review, by the code of the trigger."""

    code: str
    number: int
    at: datetime


@dataclass(frozen=True)
class ReviewsNeeded:
    """What a run of new events comes to: the reviews they ask for, and the moment of the last review among them."""

    asked: tuple[AskedReview, ...]
    reviewed_at: datetime | None


def attention(events: Iterable[told.CaseEvent]) -> ReviewsNeeded:
    """What asks for a review and is not followed by one, in the order in which things happened."""
    asked: list[AskedReview] = []
    reviewed_at: datetime | None = None
    for event in sorted(events, key=lambda each: (each.at, each.number)):
        if isinstance(event.content, told.RiskReviewed):
            asked, reviewed_at = [], event.at
        elif code := trigger_of(event.content):
            asked.append(AskedReview(code, event.number, event.at))
    return ReviewsNeeded(tuple(asked), reviewed_at)


@singledispatch
def trigger_of(content: told.Content) -> str:
    """The code of the trigger that an event is, or "" if it asks for nothing."""
    return ""


@trigger_of.register
def _(content: told.BreachLearned) -> str:
    return "breach"


@trigger_of.register
def _(content: told.IncidentLogged) -> str:
    if any(is_threat(code) for code in content.behaviours):
        return "threat"
    return "approach" if any(is_approach(code) for code in content.behaviours) else ""


@trigger_of.register
def _(content: told.ProtectionRecorded) -> str:
    return PROTECTIONS.get(content.kind, "order_granted")


@trigger_of.register
def _(content: told.ProtectionEnded) -> str:
    return "protection_ended"


@trigger_of.register
def _(content: told.ApplicationEvent) -> str:
    return APPLICATION_STEPS.get(content.step, "")


@trigger_of.register
def _(content: told.OrderMade) -> str:
    return "order_granted"


@trigger_of.register
def _(content: told.OrderEvent) -> str:
    return ORDER_STEPS.get(content.step, "")


@trigger_of.register
def _(content: told.BreachEvent) -> str:
    return BREACH_STEPS.get(content.step, "")


def court_dates_between(today: date) -> tuple[date, date]:
    """The first and the last day of a hearing that is within five working days of today, before or after."""
    before = ENGLAND_AND_WALES.nth_before(today, WORKING_DAYS_AROUND)
    return before, ENGLAND_AND_WALES.nth_after(today, WORKING_DAYS_AROUND)


def court_trigger(hearing_on: date, today: date) -> str:
    """Which side of a court date a day is on."""
    return "court_after" if hearing_on < today else "court_date"


def silent_after(moments: Iterable[datetime], now: datetime) -> datetime | None:
    """The last of much contact, if more than 21 days of silence followed; None if there is no such change.

    Much is five or more within the 28 days up to the last.
    """
    known: Iterator[datetime] = iter(sorted((each for each in moments if each <= now), reverse=True))
    last = next(known, None)
    if last is None or now - last <= SILENT_FOR:
        return None
    return last if 1 + sum(last - each <= MUCH_WITHIN for each in known) >= MUCH else None
