"""Chronology sources of breaches: how a step is known, what was asked about a warrant."""

from __future__ import annotations

from django.db.models import F
from django.urls import reverse

from casework.cases.models.event import EventSource
from casework.templatetags.display import day as day_words
from orders.breaches.models.breach_work import NotPursuedRequest, StepConfirmation
from orders.warrants.models import WarrantCheck
from record.vocabulary.steps import WORDS
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows


def _check(row: WarrantCheck) -> str:
    if row.source == EventSource.POLICE_REPORTED:
        return "The police said what is done about the warrant"
    return f"Asked about the warrant: {row.asked_whom}"


def _check_lines(row: WarrantCheck) -> tuple[str, ...]:
    again = f"To be asked again on {day_words(row.next_check_on)}." if row.next_check_on else ""
    return (row.answer or "No answer yet.", again)


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "step_confirmation",
        StepConfirmation,
        ChronologyPart.BREACHES,
        RowWording(
            moment=F("confirmed_at"),
            by="confirmed_by",
            joined=("event", "breach"),
            title=lambda row: f"Breach {row.breach.label}, how we know: {WORDS[row.event.facts['step']].lower()}",
            lines=lambda row: (f"{row.get_known_from_display()}.", row.how_known),
            href=lambda row: reverse("breach_detail", args=[row.breach.public_id]),
        ),
        sought=("how_known",),
    ),
    source_of_rows(
        "warrant_check",
        WarrantCheck,
        ChronologyPart.BREACHES,
        RowWording(
            moment=F("asked_at"),
            by="recorded_by",
            joined=("warrant",),
            title=_check,
            lines=_check_lines,
            href=lambda row: reverse("warrant_detail", args=[row.warrant.public_id]),
        ),
        sought=("asked_whom", "answer"),
    ),
    source_of_rows(
        "not_pursued_request",
        NotPursuedRequest,
        ChronologyPart.BREACHES,
        RowWording(
            moment=F("asked_at"),
            by="asked_by",
            joined=("breach",),
            title=lambda row: f"Asked that breach {row.breach.label} is not pursued",
            lines=lambda row: (row.why, row.answer),
            href=lambda row: reverse("breach_detail", args=[row.breach.public_id]),
        ),
        sought=("why", "answer"),
    ),
)
