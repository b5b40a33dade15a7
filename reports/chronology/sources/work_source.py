"""Chronology sources of contacts, safety plans, meetings, recommendations and notes."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from casework.contact_log.models import ContactAttempt
from casework.meetings.models import Meeting
from casework.notes.models import Note
from casework.recommendations.models import Recommendation
from casework.safety_plan.models import PlanConfirmation, SafetyMeasure
from casework.templatetags.display import day as day_words
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows, start_of


def _on_work(row: Meeting | Recommendation) -> str:
    return reverse("case_work", args=[row.case.public_id])


def _recommendation(row: Recommendation) -> tuple[str, ...]:
    answered = f"{row.get_answer_display()} on {day_words(row.answered_on)}. {row.answer_reason}" if row.answer else ""
    return (row.words, answered or f"Answer awaited by {day_words(row.answer_due_on)}.")


def _meeting(row: Meeting) -> tuple[str, ...]:
    meets = f"Meets on {day_words(row.meets_on)}." if row.meets_on else ""
    return (row.ground, meets, row.get_outcome_display(), row.outcome_words)


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "contact",
        ContactAttempt,
        ChronologyPart.CONTACT,
        RowWording(
            moment=F("at"),
            only=Q(correction=None),
            by="recorded_by",
            title=lambda row: f"{row.get_way_display()}: {row.get_outcome_display().lower()}",
            lines=lambda row: (row.words, row.outside_reason, row.correction_reason),
        ),
        sought=("words", "outside_reason"),
    ),
    source_of_rows(
        "measure",
        SafetyMeasure,
        ChronologyPart.SAFETY,
        RowWording(
            moment=Coalesce(start_of("done_on"), start_of("agreed_on"), F("recorded_at")),
            by="recorded_by",
            title=lambda row: f"{row.get_code_display()}: {row.get_state_display().lower()}",
            lines=lambda row: (row.provider, row.note),
        ),
        sought=("provider", "note"),
    ),
    source_of_rows(
        "plan",
        PlanConfirmation,
        ChronologyPart.SAFETY,
        RowWording(
            moment=start_of("confirmed_on"),
            is_whole_day=True,
            by="recorded_by",
            title=lambda _row: "Safety plan gone through with the client",
            lines=lambda row: (row.words,),
        ),
        sought=("words",),
    ),
    source_of_rows(
        "meeting",
        Meeting,
        ChronologyPart.MEETINGS,
        RowWording(
            moment=start_of("referred_on"),
            is_whole_day=True,
            by="recorded_by",
            joined=("case",),
            title=lambda row: f"Referred: {row.get_kind_display()}",
            lines=_meeting,
            href=_on_work,
        ),
        sought=("ground", "outcome_words", "lead"),
    ),
    source_of_rows(
        "recommendation",
        Recommendation,
        ChronologyPart.MEETINGS,
        RowWording(
            moment=start_of("made_on"),
            is_whole_day=True,
            by="recorded_by",
            joined=("case", "force"),
            title=lambda row: f"Recommended to {row.force.name}: {row.get_kind_display().lower()}",
            lines=_recommendation,
            href=_on_work,
        ),
        sought=("words", "officer", "answer_reason"),
    ),
    source_of_rows(
        "note",
        Note,
        ChronologyPart.NOTES,
        RowWording(
            moment=F("at"),
            by="by",
            title=lambda row: "Added to a note" if row.amends_id else "Note",
            lines=lambda row: (row.text,),
            tag="Confidential",
        ),
        sought=("text",),
    ),
)
