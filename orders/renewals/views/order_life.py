"""Reads an order's later life for its page: stage, end, timeline, proceedings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from accounts.people.models import User
from casework.dates.rules.last_day import FIND_OUT
from casework.dates.rules.london_time import local_day
from casework.sharing.models.share import Share
from orders.conditions.models.unworkable import Unworkable
from orders.orders.models import Order, OrderKindChoices
from orders.orders.rules.order_stage import OVER, STAGE_WORDS, OrderDates, OrderStage, order_stage
from orders.orders.rules.timeline import OrderTimeline
from orders.orders.views.timeline import runway_of
from orders.proceedings.models import PoliceRequest, Proceeding, ProceedingKind
from orders.renewals.rules import InterimGap, expiry_words, gap_words, interim_gap
from orders.steps.views.event_history import CaseTimeline
from record.law.services import law_of


@dataclass(frozen=True, kw_only=True)
class OrderLife:
    """What the part of the page is drawn from; `new_force_sees` is None while the force that applied still answers."""

    stage: str
    is_over: bool
    expiry: str
    gap: str
    runway: OrderTimeline
    proceedings: list[Proceeding]
    police_requests: list[PoliceRequest]
    marks: list[Unworkable]
    new_force_sees: bool | None

    @property
    def marked(self) -> set[int]:
        """The conditions that bear a mark."""
        return {mark.condition_id for mark in self.marks}


def later_life(order: Order, story: CaseTimeline, user: User, now: datetime) -> OrderLife:
    """Everything that follows the making of an order, as it stands now."""
    today = local_day(now)
    proceedings = list(
        Proceeding.objects.visible_to(user).filter(order=order).select_related("asking_force").order_by("-pk")
    )
    pending = {each.kind for each in proceedings if not each.outcome}
    stage = order_stage(standing_of(order), pending, today)
    gap = None if stage in OVER else _gap(order, today)
    return OrderLife(
        stage=_stage_words(order, stage),
        is_over=stage in OVER,
        expiry=_expiry(order, stage, pending, today),
        gap=gap_words(gap, today) if gap else "",
        runway=runway_of(order, story, law=law_of(order.organisation_id), gap=gap, today=today),
        proceedings=proceedings,
        police_requests=_requests(order, user),
        marks=list(Unworkable.objects.open().filter(condition__order=order).select_related("condition")),
        new_force_sees=_new_force_sees(order, today),
    )


def _stage_words(order: Order, stage: OrderStage) -> str:
    is_known = order.last_day_known or stage in OVER
    return STAGE_WORDS[stage] if is_known else f"{STAGE_WORDS[stage]}. {FIND_OUT}"


def standing_of(order: Order) -> OrderDates:
    """The days of an order that its stage depends on."""
    is_replaced = order.ended_at and not order.discharged_at and not order.quashed_at
    return OrderDates(
        last_day=order.last_day,
        served_on=_day(order.served_at),
        notified=bool(order.notified_at) or order.on_register,
        replaced_on=_day(order.ended_at) if is_replaced else None,
        discharged_on=_day(order.discharged_at),
        quashed_on=_day(order.quashed_at),
    )


def _day(at: datetime | None) -> date | None:
    return local_day(at) if at else None


def _expiry(order: Order, stage: OrderStage, pending: Collection[str], today: date) -> str:
    if order.kind != OrderKindChoices.FULL or (stage in OVER and stage is not OrderStage.EXPIRED):
        return ""
    is_asked, is_reviewed = ProceedingKind.RENEWAL in pending, bool(order.renewal_reviewed_at)
    return expiry_words(order.last_day, today, is_asked=is_asked, is_reviewed=is_reviewed)


def _gap(order: Order, today: date) -> InterimGap | None:
    """Only while the main application is open: its decision ends the interim order, and what follows is its own."""
    application = order.application
    if order.kind != OrderKindChoices.INTERIM or order.last_day is None or application.determined_at is not None:
        return None
    return interim_gap(order.last_day, application.hearing_on, today)


def _requests(order: Order, user: User) -> list[PoliceRequest]:
    rows = PoliceRequest.objects.visible_to(user).filter(order=order)
    return list(rows.select_related("force").order_by("-asked_on", "-pk"))


def _new_force_sees(order: Order, today: date) -> bool | None:
    if order.force_id == order.application.force_id:
        return None
    return Share.objects.live(today).filter(case=order.case, force_id=order.force_id).exists()
