"""The interim order of an application (SPA 2019 s.5): where it stands and who has to act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from record.case_state.state import ApplicationState, OrderState
from record.events.events import ApplicationEvent, CaseEvent, OrderMade
from record.vocabulary.steps import ApplicationStep, OrderKind


@dataclass(frozen=True)
class InterimMoment:
    """One thing that happened on the track."""

    at: datetime
    words: str


@dataclass(frozen=True)
class InterimTrack:
    """Where the interim order stands, in words, who has to act, and everything that happened, oldest first."""

    words: str
    holder: str
    marks: tuple[InterimMoment, ...] = ()
    is_asked_for: bool = False


def track(
    events: Iterable[CaseEvent], application: ApplicationState, orders: Iterable[OrderState], now: datetime
) -> InterimTrack:
    """The track of one application; what ended with its application is said to have ended."""
    marks = tuple(_marks(events, application.label))
    made = [each for each in orders if each.application == application.label and each.kind is OrderKind.INTERIM]
    if made:
        return InterimTrack(*_standing(made[-1], now), marks, is_asked_for=True)
    if not marks:
        holder = "Nobody has asked for one" if application.is_open else "Nobody"
        return InterimTrack("None has been asked for", holder, marks)
    if marks[-1].words == "Refused":
        holder = "Nobody: the main application goes on" if application.is_open else "Nobody"
        return InterimTrack("Refused", holder, marks, is_asked_for=True)
    return InterimTrack("Applied for", "The court" if application.is_open else "Nobody", marks, is_asked_for=True)


def _marks(events: Iterable[CaseEvent], label: str) -> Iterator[InterimMoment]:
    for event in events:
        match event.content:
            case ApplicationEvent(label=own, step=ApplicationStep.INTERIM_APPLIED) if own == label:
                yield InterimMoment(event.at, "Applied for")
            case ApplicationEvent(label=own, step=ApplicationStep.INTERIM_REFUSED) if own == label:
                yield InterimMoment(event.at, "Refused")
            case OrderMade(application=own, kind=OrderKind.INTERIM) if own == label:
                yield InterimMoment(event.at, "Granted")


def _standing(order: OrderState, now: datetime) -> tuple[str, str]:
    if not order.in_force(now):
        return f"Granted as {order.label}, and over", "Nobody"
    if order.served_at is None:
        return f"Granted as {order.label}, not served", "Police: to serve it on the perpetrator"
    if not order.last_day_known:
        return f"Granted as {order.label}, last day not known", "Our service: to find it out"
    return f"In force as {order.label}", "Nobody: it is served"
