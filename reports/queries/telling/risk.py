"""Tells what was thought of the risk: screenings, the police's view, results of tools, opinions."""

from __future__ import annotations

from django.db.models import F

from reports.queries.telling.plain import Telling, plain
from reports.queries.telling.source import Part, Source
from risk.models import Opinion, PoliceView, Screening

SOURCES: tuple[Source, ...] = (
    plain(
        "screening",
        Screening,
        Part.RISK,
        Telling(
            moment=F("recorded_at"),
            by="recorded_by",
            title=lambda _row: "Screening prompts gone through",
            lines=lambda row: (row.opinion,),
        ),
        sought=("opinion",),
    ),
    plain(
        "police_view",
        PoliceView,
        Part.RISK,
        Telling(
            moment=F("recorded_at"),
            by="recorded_by",
            joined=("force",),
            title=lambda row: f"How {row.force.name} sees the risk",
            lines=lambda row: (row.their_words, row.tool),
        ),
        sought=("their_words", "tool", "told_by"),
    ),
    plain(
        "opinion",
        Opinion,
        Part.RISK,
        Telling(
            moment=F("recorded_at"),
            by="recorded_by",
            title=lambda row: f"An opinion, not a prediction: {row.get_kind_display()}",
            lines=lambda row: (f"{row.choice_words}.", row.reason),
        ),
        sought=("reason",),
    ),
)
