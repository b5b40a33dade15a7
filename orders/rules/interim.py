"""Follows the interim order beside the stages of its application (SPA 2019 s.5), and says who has to act on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from orders.rules.events import ApplicationEvent, Event, OrderMade
from orders.rules.state import Application, Order
from orders.rules.vocabulary import OrderKind, Step


@dataclass(frozen=True)
class Mark:
    """One thing that happened on the track."""

    at: datetime
    words: str


@dataclass(frozen=True)
class Track:
    """Where the interim order stands, in words, who has to act, and everything that happened, oldest first."""

    words: str
    holder: str
    marks: tuple[Mark, ...] = ()
    is_asked_for: bool = False


def track(events: Iterable[Event], application: Application, orders: Iterable[Order], now: datetime) -> Track:
    """The track of one application; what ended with its application is said to have ended."""
    marks = tuple(_marks(events, application.label))
    made = [each for each in orders if each.application == application.label and each.kind is OrderKind.INTERIM]
    if made:
        return Track(*_standing(made[-1], now), marks, is_asked_for=True)
    if not marks:
        holder = "Nobody has asked for one" if application.is_open else "Nobody"
        return Track("None has been asked for", holder, marks)
    if marks[-1].words == "Refused":
        holder = "Nobody: the main application goes on" if application.is_open else "Nobody"
        return Track("Refused", holder, marks, is_asked_for=True)
    return Track("Applied for", "The court" if application.is_open else "Nobody", marks, is_asked_for=True)


def _marks(events: Iterable[Event], label: str) -> Iterator[Mark]:
    for event in events:
        match event.content:
            case ApplicationEvent(label=own, step=Step.INTERIM_APPLIED) if own == label:
                yield Mark(event.at, "Applied for")
            case ApplicationEvent(label=own, step=Step.INTERIM_REFUSED) if own == label:
                yield Mark(event.at, "Refused")
            case OrderMade(application=own, kind=OrderKind.INTERIM) if own == label:
                yield Mark(event.at, "Granted")


def _standing(order: Order, now: datetime) -> tuple[str, str]:
    if not order.in_force(now):
        return f"Granted as {order.label}, and over", "Nobody"
    if order.served_at is None:
        return f"Granted as {order.label}, not served", "Police: to serve it on him"
    if not order.last_day_known:
        return f"Granted as {order.label}, last day not known", "Our service: to find it out"
    return f"In force as {order.label}", "Nobody: it is served"
