"""Chronology sources of service: attempts, notification answers, appointments of requirements."""

from __future__ import annotations

from django.db.models import F, Q
from django.urls import reverse

from casework.templatetags.display import day as day_words
from orders.conditions.models.kept import Attendance
from orders.serving.models import NotificationDuty, ServiceAttempt
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows, start_of


def _order_page(row: ServiceAttempt | NotificationDuty) -> str:
    return reverse("order_detail", args=[row.order.public_id])


def _answer(row: NotificationDuty) -> tuple[str, ...]:
    days = f"{row.get_kind_display()}, by the end of {day_words(row.due_on)}."
    notified = f"Came on {day_words(row.notified_on)}." if row.notified_on else ""
    return (days, notified, row.note)


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "attempt",
        ServiceAttempt,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=F("at"),
            by="recorded_by",
            joined=("order",),
            title=lambda row: f"Serving order {row.order.label}: {row.get_outcome_display().lower()}",
            lines=lambda row: (f"{row.get_method_display()}.", row.served_by, row.place, row.statement),
            href=_order_page,
        ),
        sought=("served_by", "place", "statement"),
    ),
    source_of_rows(
        "notification",
        NotificationDuty,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=F("answered_at"),
            only=~Q(answer=""),
            by="recorded_by",
            joined=("order",),
            title=lambda row: f"The police on the notification: {row.get_answer_display().lower()}",
            lines=_answer,
            href=_order_page,
        ),
        sought=("answered_by", "note"),
    ),
    source_of_rows(
        "attendance",
        Attendance,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=start_of("on"),
            is_whole_day=True,
            by="recorded_by",
            joined=("condition__order",),
            title=lambda row: f"Requirement {row.condition.label}: {row.get_outcome_display().lower()}",
            lines=lambda row: (f"Told by {row.told_by}.", row.note),
            href=lambda row: reverse("order_detail", args=[row.condition.order.public_id]),
        ),
        sought=("told_by", "note"),
    ),
)
