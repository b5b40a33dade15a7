"""Puts together what the page of an order shows: standing, gaps, conditions, service, notification, people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Prefetch

from accounts.people.models import User
from casework.dates.rules.last_day import last_day_words
from casework.dates.rules.london_time import local_day
from casework.templatetags.display import day, when
from orders.breaches.models.breach import BreachKind
from orders.conditions.models.kept import Attendance, ConditionDetail, ProtectedPerson
from orders.conditions.rules.requirements import RequirementDates, RequirementState, days_unmet, stands
from orders.orders.models import Condition, ConditionKindChoices, Order, OrderKindChoices
from orders.orders.rules.completeness import MissingStatement, StatedCondition, StatedOrder, missing
from orders.orders.services.earlier_orders import orders_against
from orders.orders.services.making import doubts_about
from orders.serving.models import DutyKind, NotificationDuty, ServiceAttempt
from orders.serving.rules import OFFENCES, DutyToNotify, NotificationStanding
from orders.serving.services.notification import bound_until, first_duty_of
from record.law.services import law_of

BREACHES: Final[dict[str, BreachKind]] = {
    DutyKind.INITIAL: BreachKind.NOTIFICATION_INITIAL,
    DutyKind.NEW_NAME: BreachKind.NOTIFICATION_NAME,
    DutyKind.NEW_ADDRESS: BreachKind.NOTIFICATION_ADDRESS,
}
"""The kind of breach that a duty left undone may be."""


@dataclass(frozen=True, kw_only=True)
class ConditionLine:
    """One condition as it stands today."""

    row: Condition
    detail: ConditionDetail | None
    where: str
    days: str
    over: str
    standing: RequirementState | None = None
    unmet_for: int = 0
    attendances: Sequence[Attendance] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class DutyLine:
    """One thing to notify: until when, and what the police said."""

    row: NotificationDuty
    is_past: bool
    offence: str
    breach_kind: str


def page_of(order: Order, user: User, now: datetime) -> dict[str, Any]:
    """The parts of the page, by the names under which its templates know them."""
    today = local_day(now)
    rows, protected = conditions_of(order), protected_by(order)
    lines = [_line(order, row, today) for row in rows]
    is_over = order.ended_at is not None or (order.last_day is not None and order.last_day < today)
    return {
        "dates": _dates(order),
        "unserved": order.served_at is None and not is_over,
        "is_over": is_over,
        "gaps": gaps_of(order, rows),
        "doubts": doubts_about(order),
        "lines": [each for each in lines if not each.over],
        "has_requirements": any(each.standing for each in lines),
        "old_lines": [each for each in lines if each.over],
        "counts": order.breaches.by_condition(),
        "attempts": ServiceAttempt.objects.filter(order=order).for_page(),
        "first": first_duty_of(order),
        "standings": NotificationStanding,
        "duties": _duties(order, today),
        "protected": protected,
        "protects_client": any(row.person_id is None for row in protected),
        "against": orders_against(order.case, user=user, on=today, but=order) if not is_over else None,
    }


def conditions_of(order: Order) -> list[Condition]:
    """Every condition of an order with what is known of it, in a fixed number of statements."""
    attendances = Prefetch("attendances", Attendance.objects.order_by("-on", "-id"))
    rows = order.conditions.select_related("detail").prefetch_related(attendances)
    return list(rows.order_by("id"))


def _dates(order: Order) -> list[tuple[str, str]]:
    """The days of an order in words; what has not happened says so."""
    rows = [
        ("Made", when(order.made_at)),
        ("Court", order.court or "Not recorded"),
        ("Last day", last_day_words(order.last_day, is_known=order.last_day_known, no_end="None: until further order")),
        ("Served", when(order.served_at) or "No"),
        ("Client has the order and its conditions", when(order.victim_told_at) or "No"),
        ("Name and address notified to the police", when(order.notified_at) or "Nobody has confirmed it"),
    ]
    return [*rows, ("Ended", when(order.ended_at))] if order.ended_at else rows


def gaps_of(order: Order, conditions: Sequence[Condition]) -> list[MissingStatement]:
    """What section 6 asks for and the record does not say; conditions that were taken out are not asked about."""
    stated = [_stated(row) for row in conditions if row.removed_at is None]
    fixed = None if not order.last_day_known else order.kind == OrderKindChoices.INTERIM or order.last_day is not None
    whole = StatedOrder(made_on=order.made_on, fixed=fixed, last_day=order.last_day, conditions=stated)
    return missing(whole)


def _stated(row: Condition) -> StatedCondition:
    detail = _detail(row)
    return StatedCondition(
        label=row.label,
        text=row.text,
        reach=detail.reach if detail else "",
        locality=row.locality,
        period=detail.period if detail else "",
        first_day=row.first_day,
        last_day=row.last_day,
    )


def _detail(row: Condition) -> ConditionDetail | None:
    return getattr(row, "detail", None)


def _line(order: Order, row: Condition, today: date) -> ConditionLine:
    detail = _detail(row)
    asked = RequirementDates(
        due_on=row.due_on,
        evidenced_on=local_day(row.evidenced_at) if row.evidenced_at else None,
        ended_on=bound_until(order),
    )
    is_required = row.kind == ConditionKindChoices.POSITIVE_REQUIREMENT
    return ConditionLine(
        row=row,
        detail=detail,
        where=_where(row, detail),
        days=_days(row, detail),
        over=_over(row, today),
        standing=stands(asked, today) if is_required else None,
        unmet_for=days_unmet(asked, today) if is_required else 0,
        attendances=list(row.attendances.all()) if is_required else [],
    )


def _where(row: Condition, detail: ConditionDetail | None) -> str:
    if row.locality:
        return f"Only in {row.locality}"
    return detail.get_reach_display() if detail and detail.reach else "Not recorded where"


def _days(row: Condition, detail: ConditionDetail | None) -> str:
    if row.first_day and row.last_day:
        return f"From {day(row.first_day)} to {day(row.last_day)}"
    if row.first_day:
        return f"From {day(row.first_day)}"
    if row.last_day:
        return f"To {day(row.last_day)}"
    return detail.get_period_display() if detail and detail.period else "Not recorded whether it has its own days"


def _over(row: Condition, today: date) -> str:
    if row.removed_at is not None:
        return f"Taken out on {day(row.removed_at)}"
    if row.last_day is not None and row.last_day < today:
        return f"Ended on {day(row.last_day)}"
    if row.first_day is not None and row.first_day > today:
        return f"Begins on {day(row.first_day)}"
    return ""


def _duties(order: Order, today: date) -> list[DutyLine]:
    law = law_of(order.organisation_id)
    rows = NotificationDuty.objects.filter(order=order).order_by("began_on", "id")
    return [
        DutyLine(
            row=row,
            is_past=row.due_on < today and row.answer != "notified",
            offence=law.figure(OFFENCES[DutyToNotify(row.kind)], today).value,
            breach_kind=BREACHES[row.kind],
        )
        for row in rows
    ]


def protected_by(order: Order) -> list[ProtectedPerson]:
    """Whom the order protects today, the client first."""
    rows = ProtectedPerson.objects.filter(order=order).named_now().select_related("person")
    return sorted(rows, key=lambda row: (row.person_id is not None, row.pk))
