"""Decides what stands in the way of closing a case, and who may confirm a closing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import local_day
from record.case_state.state import BreachState, CaseState, OrderState
from record.vocabulary.reasons import OTHER
from record.vocabulary.steps import OrderKind
from risk.thresholds.rules.cadence import SHIPPED
from risk.thresholds.rules.rule_words import WATCHES

URGENT: Final = frozenset({"red", "critical"})


class ObstacleKind(StrEnum):
    """What can stand in the way."""

    ORDER = "order"
    BREACH = "breach"
    WARRANT = "warrant"
    RISK = "risk"
    FLAG = "flag"
    CONCERN = "concern"


@dataclass(frozen=True)
class ClosingObstacle:
    """One thing in the way: what it is about, a sentence that says so, and what would clear it."""

    kind: ObstacleKind
    about: str
    what: str
    clears: str


@dataclass(frozen=True)
class LateClock:
    """A clock that has reached a level."""

    rule: str
    subject: str
    level: str


@dataclass(frozen=True)
class OpenConcern:
    """Something that a supervisor has not looked at yet."""

    key: str
    words: str


@dataclass(frozen=True, kw_only=True)
class CaseAtClosing:
    """What is known of a case beside its history."""

    risk: str
    reviewed_at: datetime | None = None
    next_review_on: date | None = None
    late: Sequence[LateClock] = ()
    concerns: Sequence[OpenConcern] = ()
    cadence: Mapping[str, int] = field(default_factory=lambda: SHIPPED)
    """The most days between two looks at the risk, by level, as the organisation has set them."""


def blocks(history: CaseState, known: CaseAtClosing, now: datetime) -> list[ClosingObstacle]:
    """Everything in the way of closing a case now; an empty list means that it can be closed."""
    return [
        *(_order(order) for order in history.orders.values() if is_live(order, now)),
        *(_breach(breach) for breach in history.breaches.values() if not is_concluded(breach)),
        *(_warrant(breach) for breach in history.breaches.values() if has_warrant_out(breach)),
        *_risk(known, local_day(now)),
        *(_flag(late) for late in known.late if late.level in URGENT),
        *(_concern(concern) for concern in known.concerns),
    ]


def is_live(order: OrderState, now: datetime) -> bool:
    """Whether an order was made and has not ended: not served yet is no less live."""
    return order.ends_at is None or now < order.ends_at


def is_concluded(breach: BreachState) -> bool:
    return breach.is_closed


def has_warrant_out(breach: BreachState) -> bool:
    return any(warrant.executed_at is None for warrant in breach.warrants)


def _order(order: OrderState) -> ClosingObstacle:
    kind = "Interim order" if order.kind is OrderKind.INTERIM else "Full order"
    until = f"until {_words(order.last_day)}" if order.last_day else "until further order"
    if not order.last_day_known:
        until = "still, as far as anybody knows. Last day not known: find out"
    clears = "The order runs out, or is discharged and that is recorded. Until then the client needs somebody to tell."
    return ClosingObstacle(
        ObstacleKind.ORDER, order.label, f"{kind} {order.label} binds the perpetrator {until}.", clears
    )


def _breach(breach: BreachState) -> ClosingObstacle:
    clears = (
        "Record the outcome: charged, dealt with out of court, no further action, not pursued, "
        "or the review of a decision not to report."
    )
    return ClosingObstacle(ObstacleKind.BREACH, breach.label, f"Breach {breach.label} has no outcome.", clears)


def _warrant(breach: BreachState) -> ClosingObstacle:
    what = f"A warrant for arrest is out after breach {breach.label}."
    return ClosingObstacle(ObstacleKind.WARRANT, breach.label, what, "Record that the warrant was executed.")


def _risk(known: CaseAtClosing, today: date) -> Iterator[ClosingObstacle]:
    clears = "Review the risk and record it."
    if known.reviewed_at is None:
        yield ClosingObstacle(
            ObstacleKind.RISK, "", "The risk has not been reviewed since the case was opened.", clears
        )
        return
    days, most = (today - local_day(known.reviewed_at)).days, known.cadence[known.risk]
    if days > most:
        words = f"The risk was last reviewed {days} days ago; at this level {most} days is the longest."
        yield ClosingObstacle(ObstacleKind.RISK, "", words, clears)
    elif known.next_review_on is not None and known.next_review_on < today:
        yield ClosingObstacle(
            ObstacleKind.RISK, "", f"The review of the risk of {_words(known.next_review_on)} is late.", clears
        )


def _flag(late: LateClock) -> ClosingObstacle:
    watch = WATCHES[late.rule]
    return ClosingObstacle(
        ObstacleKind.FLAG, late.subject, f"{watch.missing} ({late.subject}): {late.level}.", f"{watch.next_step}."
    )


def _concern(concern: OpenConcern) -> ClosingObstacle:
    clears = "A supervisor looks at it and says what was done."
    return ClosingObstacle(ObstacleKind.CONCERN, concern.key, f"{concern.words}: nobody has answered.", clears)


def check_confirmer(*, by: int, caseworker: int | None, asked_by: int | None) -> None:
    """A closing is confirmed by a second person: not by whoever runs the case, nor by whoever asked."""
    if by == caseworker:
        raise RuleViolation("You work on this case yourself: another supervisor closes it.")
    if by == asked_by:
        raise RuleViolation("You asked for this closing yourself: another supervisor confirms it.")


def check_words(reason: str, words: str, *, field: str) -> None:
    """«Something else» says nothing by itself."""
    if reason == OTHER and not words.strip():
        raise RuleViolation("Say what it was: you chose “something else”.", field=field)


def check_client_told(*, told_on: date | None, how: str, not_told_because: str, today: date) -> None:
    """The client was told on a day, in some way, or there is a reason why not."""
    if told_on is None and not not_told_because.strip():
        raise RuleViolation("Say why the client was not told.", field="not_told_because")
    if told_on is not None and told_on > today:
        raise RuleViolation("That day lies in the future: tell the client first.", field="told_on")
    if told_on is not None and not how:
        raise RuleViolation("Choose how the client was told.", field="told_how")


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
