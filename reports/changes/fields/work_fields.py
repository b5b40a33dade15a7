"""Which fields of tasks, safety measures, meetings, recommendations and evidence are shown as changes."""

from __future__ import annotations

from typing import Final

from casework.case_tasks.models import Task
from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.models.exhibit import Exhibit
from casework.meetings.models import Meeting
from casework.recommendations.models import Recommendation
from casework.safety_plan.models import SafetyMeasure
from reports.changes.fields.watched_row import WatchedRow

WORK: Final = (
    WatchedRow(
        Task,
        lambda row: row.get_kind_display(),
        {
            "title": "What",
            "detail": "More about it",
            "owner": "Who does it",
            "due_at": "Due",
            "snoozed_until": "Put off until",
            "snooze_reason": "Why it can wait",
            "done_at": "Done",
            "result": "How it ended",
            "outcome": "What came of it",
        },
        with_rows=("owner",),
    ),
    WatchedRow(
        SafetyMeasure,
        lambda row: f"Safety measure: {row.get_code_display()}",
        {
            "state": "How far",
            "provider": "Provider",
            "agreed_on": "Agreed",
            "done_on": "In place since",
            "review_on": "Look again",
            "note": "Note",
        },
    ),
    WatchedRow(
        Meeting,
        lambda row: f"Meeting: {row.get_kind_display()}",
        {
            "referred_on": "Referred",
            "ground": "Why",
            "meets_on": "Meets",
            "outcome": "Outcome",
            "outcome_words": "What was said",
            "mappa_category": "MAPPA category",
            "mappa_level": "MAPPA level",
            "lead": "Lead",
        },
    ),
    WatchedRow(
        Recommendation,
        lambda row: f"Recommendation: {row.get_kind_display().lower()}",
        {"words": "In which words", "answer": "Answer", "answered_on": "Answered", "answer_reason": "Their reason"},
    ),
)

EVIDENCE: Final = (
    WatchedRow(
        Exhibit,
        lambda row: f"Exhibit {row.label}",
        {"title": "Called", "shows": "Shows", "held_by": "With", "state": "State", "consent": "May be shared"},
    ),
    WatchedRow(
        EvidenceGap,
        lambda _: "Missing evidence",
        {
            "missing": "What",
            "asked_of": "Asked of",
            "asked_on": "Asked on",
            "due_on": "Due",
            "outcome": "Outcome",
            "answer": "Answer",
        },
    ),
)
