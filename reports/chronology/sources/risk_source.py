"""Chronology sources of risk: screenings, police views, tool results, opinions."""

from __future__ import annotations

from django.db.models import F

from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows
from risk.assessments.models.opinion import Opinion
from risk.assessments.models.police_view import PoliceView
from risk.assessments.models.screening import Screening

SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "screening",
        Screening,
        ChronologyPart.RISK,
        RowWording(
            moment=F("recorded_at"),
            by="recorded_by",
            title=lambda _row: "Screening prompts gone through",
            lines=lambda row: (row.opinion,),
        ),
        sought=("opinion",),
    ),
    source_of_rows(
        "police_view",
        PoliceView,
        ChronologyPart.RISK,
        RowWording(
            moment=F("recorded_at"),
            by="recorded_by",
            joined=("force",),
            title=lambda row: f"How {row.force.name} sees the risk",
            lines=lambda row: (row.their_words, row.tool),
        ),
        sought=("their_words", "tool", "told_by"),
    ),
    source_of_rows(
        "opinion",
        Opinion,
        ChronologyPart.RISK,
        RowWording(
            moment=F("recorded_at"),
            by="recorded_by",
            title=lambda row: f"An opinion, not a prediction: {row.get_kind_display()}",
            lines=lambda row: (f"{row.choice_words}.", row.reason),
        ),
        sought=("reason",),
    ),
)
