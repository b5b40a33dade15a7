"""Chronology sources of evidence: exhibits kept, evidence asked for."""

from __future__ import annotations

from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse

from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.models.exhibit import Exhibit
from casework.templatetags.display import day as day_words
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows, start_of


def _exhibit_page(row: Exhibit) -> str:
    return reverse("exhibit_detail", args=[row.case.public_id, row.public_id])


def _gap(row: EvidenceGap) -> tuple[str, ...]:
    asked = f"Asked of {row.asked_of} on {day_words(row.asked_on)}." if row.asked_of and row.asked_on else ""
    return (asked, row.get_outcome_display(), row.answer)


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "exhibit",
        Exhibit,
        ChronologyPart.EVIDENCE,
        RowWording(
            moment=Coalesce(F("captured_at"), F("recorded_at")),
            by="recorded_by",
            joined=("case",),
            title=lambda row: f"Exhibit {row.label}: {row.title or row.get_kind_display()}",
            lines=lambda row: (row.shows,),
            href=_exhibit_page,
        ),
        sought=("label", "title", "shows", "captured_by"),
    ),
    source_of_rows(
        "gap",
        EvidenceGap,
        ChronologyPart.EVIDENCE,
        RowWording(
            moment=Coalesce(start_of("asked_on"), F("recorded_at")),
            by="recorded_by",
            title=lambda row: f"Missing: {row.missing}",
            lines=_gap,
        ),
        sought=("missing", "asked_of", "answer"),
    ),
)
