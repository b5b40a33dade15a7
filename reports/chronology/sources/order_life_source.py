"""Chronology sources of an order's later life: proceedings, police requests, unworkable conditions."""

from __future__ import annotations

from django.db.models import F, Q
from django.urls import reverse

from casework.templatetags.display import day as day_words
from orders.conditions.models.unworkable import Unworkable
from orders.proceedings.models import PoliceRequest, Proceeding
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows, start_of


def _proceeding_page(row: Proceeding) -> str:
    return reverse("proceeding_detail", args=[row.public_id])


def _order_page(row: PoliceRequest) -> str:
    return reverse("order_detail", args=[row.order.public_id])


def _lodged(row: Proceeding) -> tuple[str, ...]:
    who = f"Asked for by {row.asking_force.name}." if row.asking_force else "Asked for by the perpetrator."
    view = f"The client, asked on {day_words(row.view_sought_on)}: {row.view}" if row.view else ""
    told = f"The police were told on {day_words(row.view_conveyed_on)}." if row.view_conveyed_on else ""
    return (who, row.asked, view, told)


def _answer(row: PoliceRequest) -> tuple[str, ...]:
    said = f"{row.get_answer_display()}, {day_words(row.answered_on)}. {row.answer_words}" if row.answer else ""
    return (row.words, said or "No answer yet.")


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "proceeding",
        Proceeding,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=start_of("lodged_on"),
            is_whole_day=True,
            by="recorded_by",
            joined=("order", "asking_force"),
            title=lambda row: f"{row.get_kind_display()} of order {row.order.label} asked for",
            lines=_lodged,
            href=_proceeding_page,
        ),
        sought=("asked", "view"),
    ),
    source_of_rows(
        "proceeding_decided",
        Proceeding,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=F("decided_at"),
            only=~Q(outcome=""),
            by="recorded_by",
            joined=("order",),
            title=lambda row: (
                f"{row.get_kind_display()} of order {row.order.label}: {row.get_outcome_display().lower()}"
            ),
            lines=lambda row: (row.reason, row.override_reason),
            href=_proceeding_page,
        ),
        sought=("reason", "override_reason"),
    ),
    source_of_rows(
        "police_request",
        PoliceRequest,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=start_of("asked_on"),
            is_whole_day=True,
            by="recorded_by",
            joined=("order", "force"),
            title=lambda row: f"The client asked {row.force.name}: {row.get_wanted_display().lower()} of the order",
            lines=_answer,
            href=_order_page,
        ),
        sought=("words", "answer_words"),
    ),
    source_of_rows(
        "unworkable",
        Unworkable,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=F("marked_at"),
            by="marked_by",
            joined=("condition__order",),
            title=lambda row: f"Condition {row.condition.label} of {row.condition.order} does not work",
            lines=lambda row: (row.reason, row.ended_because),
            href=lambda row: reverse("order_detail", args=[row.condition.order.public_id]),
        ),
        sought=("reason", "ended_because"),
    ),
)
