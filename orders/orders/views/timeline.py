"""Reads the timeline of an order for its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from casework.dates.rules.london_time import local_day
from orders.court.models.court_day import CourtDateOutcome
from orders.orders.models import Condition, Order, OrderKindChoices
from orders.orders.rules.timeline import OrderTimeline, OrderTimelinePoint, OrderTimelineSpan, runway
from orders.proceedings.models import Proceeding
from orders.renewals.rules import InterimGap, expiry_marks
from orders.steps.views.event_history import CaseTimeline
from record.events import events as told
from record.law.figures import Law
from record.vocabulary.steps import WORDS, OrderStep

TOLD_ELSEWHERE = frozenset({OrderStep.SERVED, OrderStep.DISCHARGED, OrderStep.QUASHED})


def runway_of(order: Order, story: CaseTimeline, *, law: Law, gap: InterimGap | None, today: date) -> OrderTimeline:
    """The line of one order; `gap` are the days after an interim order on which nothing protects."""
    conditions = list(order.conditions.all())
    spans = [_own(order), *_periods(order, conditions), *_gap(gap)]
    points = [
        *_dates(order, law),
        *_steps(order, story),
        *_requirements(conditions),
        *_marks(order, today),
        *_hearings(order, today),
        *_court_dates(order),
        *_asked(order.proceedings.order_by("pk")),
    ]
    return runway(spans, points, today)


def _own(order: Order) -> OrderTimelineSpan:
    ended = local_day(order.ended_at) if order.ended_at else None
    last_day = min((day for day in (ended, order.last_day) if day), default=None)
    is_known = order.last_day_known or last_day is not None
    words = order.get_kind_display() if is_known else f"{order.get_kind_display()}, last day not known"
    return OrderTimelineSpan(first_day=order.made_on, last_day=last_day, words=words, end_known=is_known)


def _periods(order: Order, conditions: Iterable[Condition]) -> Iterator[OrderTimelineSpan]:
    """Conditions that do not hold from the first to the last day of the order."""
    for each in conditions:
        removed = local_day(each.removed_at) if each.removed_at else None
        last_day = min((day for day in (removed, each.last_day) if day), default=None)
        if each.first_day or last_day:
            words = f"Condition {each.label}" + (", taken out" if removed else "")
            yield OrderTimelineSpan(
                first_day=each.first_day or order.made_on, last_day=last_day or _own(order).last_day, words=words
            )


def _gap(gap: InterimGap | None) -> Iterator[OrderTimelineSpan]:
    if gap is not None:
        words = "No protection until the hearing" if gap.hearing_on else "No protection, and no hearing listed"
        until = gap.hearing_on or gap.first_day + timedelta(days=28)
        yield OrderTimelineSpan(first_day=gap.first_day, last_day=until, words=words, is_gap=True)


def _dates(order: Order, law: Law) -> Iterator[OrderTimelinePoint]:
    yield OrderTimelinePoint(on=order.made_on, words="made")
    if order.served_at:
        served = local_day(order.served_at)
        yield OrderTimelinePoint(on=served, words="served")
        if not order.notified_at and not order.on_register:
            yield OrderTimelinePoint(on=law.notification_due(served), words="last day to notify the police")
    if order.ended_at:
        yield OrderTimelinePoint(on=local_day(order.ended_at), words=order.get_status_display().lower(), is_end=True)
    elif order.last_day:
        yield OrderTimelinePoint(on=order.last_day, words="last day", is_end=True)


def _steps(order: Order, story: CaseTimeline) -> Iterator[OrderTimelinePoint]:
    for _, event in story.about(partial(_is_step_of, order.label)):
        if isinstance(event.content, told.OrderEvent):
            yield OrderTimelinePoint(on=local_day(event.at), words=WORDS[event.content.step].lower())


def _is_step_of(label: str, content: told.Content) -> bool:
    return isinstance(content, told.OrderEvent) and content.label == label and content.step not in TOLD_ELSEWHERE


def _requirements(conditions: Iterable[Condition]) -> Iterator[OrderTimelinePoint]:
    for each in conditions:
        if each.due_on and not each.evidenced_at:
            yield OrderTimelinePoint(on=each.due_on, words=f"requirement {each.label} is due")


def _marks(order: Order, today: date) -> Iterator[OrderTimelinePoint]:
    """90, 60 and 28 days before the end, while somebody still has to decide."""
    if order.kind != OrderKindChoices.FULL or order.last_day is None or order.ended_at or order.renewal_reviewed_at:
        return
    for mark in expiry_marks(order.last_day, today):
        if mark.on >= order.made_on:
            yield OrderTimelinePoint(on=mark.on, words=f"{mark.days} days before the end")


def _hearings(order: Order, today: date) -> Iterator[OrderTimelinePoint]:
    """Of an interim order: the next hearing of its application."""
    hearing_on = order.application.hearing_on
    if order.kind == OrderKindChoices.INTERIM and hearing_on and hearing_on >= today:
        yield OrderTimelinePoint(on=hearing_on, words="next hearing of the application")


def _court_dates(order: Order) -> Iterator[OrderTimelinePoint]:
    """Days at court about the order itself."""
    for each in order.court_dates.exclude(outcome__in=[CourtDateOutcome.VACATED, CourtDateOutcome.RELISTED]):
        yield OrderTimelinePoint(on=each.hearing_on, words=f"at court: {each.get_kind_display().lower()}")


def _asked(rows: Iterable[Proceeding]) -> Iterator[OrderTimelinePoint]:
    for row in rows:
        yield OrderTimelinePoint(on=row.lodged_on, words=f"{row.get_kind_display().lower()} asked for")
        if row.decided_at:
            words = f"{row.get_kind_display().lower()} {row.get_outcome_display().lower()}"
            yield OrderTimelinePoint(on=local_day(row.decided_at), words=words)
