"""Tells the work with the client and with other agencies: contacts, safety, meetings, recommendations, notes."""

from __future__ import annotations

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from casework.models import ContactAttempt, Meeting, Note, PlanConfirmation, Recommendation, SafetyMeasure
from casework.templatetags.display import day as day_words
from reports.queries.telling.plain import Telling, plain, start_of
from reports.queries.telling.source import Part, Source


def _on_work(row: Meeting | Recommendation) -> str:
    return reverse("case_work", args=[row.case.public_id])


def _recommendation(row: Recommendation) -> tuple[str, ...]:
    answered = f"{row.get_answer_display()} on {day_words(row.answered_on)}. {row.answer_reason}" if row.answer else ""
    return (row.words, answered or f"Answer awaited by {day_words(row.answer_due_on)}.")


def _meeting(row: Meeting) -> tuple[str, ...]:
    meets = f"Meets on {day_words(row.meets_on)}." if row.meets_on else ""
    return (row.ground, meets, row.get_outcome_display(), row.outcome_words)


SOURCES: tuple[Source, ...] = (
    plain(
        "contact",
        ContactAttempt,
        Part.CONTACT,
        Telling(
            moment=F("at"),
            only=Q(correction=None),
            by="recorded_by",
            title=lambda row: f"{row.get_way_display()}: {row.get_outcome_display().lower()}",
            lines=lambda row: (row.words, row.outside_reason, row.correction_reason),
        ),
        sought=("words", "outside_reason"),
    ),
    plain(
        "measure",
        SafetyMeasure,
        Part.SAFETY,
        Telling(
            moment=Coalesce(start_of("done_on"), start_of("agreed_on"), F("recorded_at")),
            by="recorded_by",
            title=lambda row: f"{row.get_code_display()}: {row.get_state_display().lower()}",
            lines=lambda row: (row.provider, row.note),
        ),
        sought=("provider", "note"),
    ),
    plain(
        "plan",
        PlanConfirmation,
        Part.SAFETY,
        Telling(
            moment=start_of("confirmed_on"),
            is_whole_day=True,
            by="recorded_by",
            title=lambda _row: "Safety plan gone through with the client",
            lines=lambda row: (row.words,),
        ),
        sought=("words",),
    ),
    plain(
        "meeting",
        Meeting,
        Part.MEETINGS,
        Telling(
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
    plain(
        "recommendation",
        Recommendation,
        Part.MEETINGS,
        Telling(
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
    plain(
        "note",
        Note,
        Part.NOTES,
        Telling(
            moment=F("at"),
            by="by",
            title=lambda row: "Added to a note" if row.amends_id else "Note",
            lines=lambda row: (row.text,),
            tag="Confidential",
        ),
        sought=("text",),
    ),
)
