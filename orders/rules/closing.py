"""Decides what stands in the way of closing a case, and who may confirm a closing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from accounts.rules import RuleViolation
from casework.rules.london import local_day
from orders.rules.reasons import OTHER
from orders.rules.state import Breach, History, Order
from orders.rules.vocabulary import OrderKind
from risk.rules.cadence import SHIPPED
from risk.rules.words import WATCHES

URGENT: Final = frozenset({"red", "critical"})


class Obstacle(StrEnum):
    """What can stand in the way."""

    ORDER = "order"
    BREACH = "breach"
    WARRANT = "warrant"
    RISK = "risk"
    FLAG = "flag"
    CONCERN = "concern"


@dataclass(frozen=True)
class Block:
    """One thing in the way: what it is about, a sentence that says so, and what would clear it."""

    kind: Obstacle
    about: str
    what: str
    clears: str


@dataclass(frozen=True)
class Late:
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
class Known:
    """What is known of a case beside its history."""

    risk: str
    reviewed_at: datetime | None = None
    next_review_on: date | None = None
    late: Sequence[Late] = ()
    concerns: Sequence[OpenConcern] = ()
    cadence: Mapping[str, int] = field(default_factory=lambda: SHIPPED)
    """The most days between two looks at the risk, by level, as the organisation has set them."""


def blocks(history: History, known: Known, now: datetime) -> list[Block]:
    """Everything in the way of closing a case now; an empty list means that it can be closed."""
    return [
        *(_order(order) for order in history.orders.values() if is_live(order, now)),
        *(_breach(breach) for breach in history.breaches.values() if not is_settled(breach)),
        *(_warrant(breach) for breach in history.breaches.values() if has_warrant_out(breach)),
        *_risk(known, local_day(now)),
        *(_flag(late) for late in known.late if late.level in URGENT),
        *(_concern(concern) for concern in known.concerns),
    ]


def is_live(order: Order, now: datetime) -> bool:
    """Whether an order was made and has not ended: not served yet is no less live."""
    return order.ends_at is None or now < order.ends_at


def is_settled(breach: Breach) -> bool:
    return breach.is_closed


def has_warrant_out(breach: Breach) -> bool:
    return any(warrant.executed_at is None for warrant in breach.warrants)


def _order(order: Order) -> Block:
    kind = "Interim order" if order.kind is OrderKind.INTERIM else "Full order"
    until = f"until {_words(order.last_day)}" if order.last_day else "until further order"
    if not order.last_day_known:
        until = "still, as far as anybody knows. Last day not known: find out"
    clears = "The order runs out, or is discharged and that is recorded. Until then the client needs somebody to tell."
    return Block(Obstacle.ORDER, order.label, f"{kind} {order.label} binds him {until}.", clears)


def _breach(breach: Breach) -> Block:
    clears = (
        "Record the outcome: charged, dealt with out of court, no further action, not pursued, "
        "or the review of a decision not to report."
    )
    return Block(Obstacle.BREACH, breach.label, f"Breach {breach.label} has no outcome.", clears)


def _warrant(breach: Breach) -> Block:
    what = f"A warrant is out for his arrest after breach {breach.label}."
    return Block(Obstacle.WARRANT, breach.label, what, "Record that the warrant was executed.")


def _risk(known: Known, today: date) -> Iterator[Block]:
    clears = "Review the risk and record it."
    if known.reviewed_at is None:
        yield Block(Obstacle.RISK, "", "The risk has not been reviewed since the case was opened.", clears)
        return
    days, most = (today - local_day(known.reviewed_at)).days, known.cadence[known.risk]
    if days > most:
        words = f"The risk was last reviewed {days} days ago; at this level {most} days is the longest."
        yield Block(Obstacle.RISK, "", words, clears)
    elif known.next_review_on is not None and known.next_review_on < today:
        yield Block(Obstacle.RISK, "", f"The review of the risk of {_words(known.next_review_on)} is overdue.", clears)


def _flag(late: Late) -> Block:
    watch = WATCHES[late.rule]
    return Block(Obstacle.FLAG, late.subject, f"{watch.missing} ({late.subject}): {late.level}.", f"{watch.next_step}.")


def _concern(concern: OpenConcern) -> Block:
    clears = "A supervisor looks at it and says what was done."
    return Block(Obstacle.CONCERN, concern.key, f"{concern.words}: nobody has answered.", clears)


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


def check_told(*, told_on: date | None, how: str, not_told_because: str, today: date) -> None:
    """The client was told on a day, in some way, or there is a reason why not."""
    if told_on is None and not not_told_because.strip():
        raise RuleViolation("Say why the client was not told.", field="not_told_because")
    if told_on is not None and told_on > today:
        raise RuleViolation("That day lies in the future: tell the client first.", field="told_on")
    if told_on is not None and not how:
        raise RuleViolation("Choose how the client was told.", field="told_how")


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
