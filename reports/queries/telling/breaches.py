"""Tells what people added to breaches beside the record: how a step is known, what was asked about a warrant."""

from __future__ import annotations

from django.db.models import F
from django.urls import reverse

from casework.models import EventSource
from casework.templatetags.display import day as day_words
from orders.models import NotPursuedRequest, StepConfirmation, WarrantCheck
from orders.rules.vocabulary import WORDS
from reports.queries.telling.plain import Telling, plain
from reports.queries.telling.source import Part, Source


def _check(row: WarrantCheck) -> str:
    if row.source == EventSource.POLICE_REPORTED:
        return "The police said what is done about the warrant"
    return f"Asked about the warrant: {row.asked_whom}"


def _check_lines(row: WarrantCheck) -> tuple[str, ...]:
    again = f"To be asked again on {day_words(row.next_check_on)}." if row.next_check_on else ""
    return (row.answer or "No answer yet.", again)


SOURCES: tuple[Source, ...] = (
    plain(
        "step_confirmation",
        StepConfirmation,
        Part.BREACHES,
        Telling(
            moment=F("confirmed_at"),
            by="confirmed_by",
            joined=("event", "breach"),
            title=lambda row: f"Breach {row.breach.label}, how we know: {WORDS[row.event.facts['step']].lower()}",
            lines=lambda row: (f"{row.get_known_from_display()}.", row.how_known),
            href=lambda row: reverse("breach_detail", args=[row.breach.public_id]),
        ),
        sought=("how_known",),
    ),
    plain(
        "warrant_check",
        WarrantCheck,
        Part.BREACHES,
        Telling(
            moment=F("asked_at"),
            by="recorded_by",
            joined=("warrant",),
            title=_check,
            lines=_check_lines,
            href=lambda row: reverse("warrant_detail", args=[row.warrant.public_id]),
        ),
        sought=("asked_whom", "answer"),
    ),
    plain(
        "not_pursued_request",
        NotPursuedRequest,
        Part.BREACHES,
        Telling(
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
