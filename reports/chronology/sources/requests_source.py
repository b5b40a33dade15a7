"""Chronology sources of requests: promises, decisions, draft conditions left out, challenges."""

from __future__ import annotations

from django.db.models import F, Q
from django.urls import reverse

from orders.applications.models.challenge import Challenge
from orders.applications.models.decision import InterimDecision, RequestDecision
from orders.applications.models.expectation import Expectation
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows, start_of


def _request(row: Challenge | Expectation | InterimDecision) -> str:
    return reverse("application_detail", args=[row.application.public_id])


def _orders(row: RequestDecision) -> str:
    return reverse("case_orders", args=[row.case.public_id])


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "expectation",
        Expectation,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=start_of("told_on"),
            is_whole_day=True,
            by="recorded_by",
            title=lambda row: f"Promised for {row.expected_on:%-d %B %Y}",
            lines=lambda row: (row.words, f"Said by {row.told_by}." if row.told_by else ""),
            joined=("application",),
            href=_request,
        ),
        sought=("words", "told_by"),
    ),
    source_of_rows(
        "interim_decision",
        InterimDecision,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=F("decided_at"),
            by="decided_by",
            title=lambda row: f"Decided about an interim order: {row.get_choice_display()}",
            lines=lambda row: (row.reason,),
            joined=("application",),
            href=_request,
        ),
        sought=("reason",),
    ),
    source_of_rows(
        "request_decision",
        RequestDecision,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=F("decided_at"),
            by="decided_by",
            title=lambda row: f"Decided that no order is asked for: {row.get_reason_code_display()}",
            lines=lambda row: (row.reason,),
            joined=("case",),
            href=_orders,
        ),
        sought=("reason",),
    ),
    source_of_rows(
        "challenge",
        Challenge,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=start_of("sent_on"),
            is_whole_day=True,
            by="recorded_by",
            title=lambda row: f"Refusal challenged: {row.get_kind_display()}",
            lines=lambda row: (f"To {row.sent_to}." if row.sent_to else "", row.words),
            joined=("application",),
            href=_request,
        ),
        sought=("sent_to", "words"),
    ),
    source_of_rows(
        "challenge_reply",
        Challenge,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=start_of("replied_on"),
            only=~Q(replied_on=None),
            is_whole_day=True,
            by="recorded_by",
            title=lambda row: f"Challenge answered: {row.get_outcome_display()}",
            lines=lambda row: (row.reply,),
            joined=("application",),
            href=_request,
        ),
        sought=("reply",),
    ),
)
