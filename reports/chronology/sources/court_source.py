"""Chronology sources of days at court: other court dates, and what was seen at hearings."""

from __future__ import annotations

from django.db.models import Q

from casework.templatetags.display import day as day_words
from orders.court.models.court_day import ATTENDANCE, AtCourt, CourtDate, CourtIssue, HearingDetail
from record.vocabulary.reasons import reason_words
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows, start_of
from reports.diary.queries.court_days import court_date_page, hearing_page


def _seen(row: AtCourt) -> tuple[str, ...]:
    """Who was there, what went wrong, and what happened."""
    there = [f"{words}: {_said(row, name).lower()}" for name, words in ATTENDANCE.items() if getattr(row, name)]
    issues = "; ".join(CourtIssue(code).label for code in row.issues)
    return (f"There: {', '.join(there)}." if there else "", issues, row.what_happened)


def _said(row: AtCourt, name: str) -> str:
    return str(getattr(row, f"get_{name}_display")())


def _ended(row: CourtDate) -> tuple[str, ...]:
    outcome = f"{row.get_outcome_display()}, recorded {day_words(row.outcome_at)}." if row.outcome else ""
    return (outcome, reason_words(row.reason_code) if row.reason_code else "", row.reason, row.note, *_seen(row))


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "courtdate",
        CourtDate,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=start_of("hearing_on"),
            is_whole_day=True,
            by="recorded_by",
            joined=("case",),
            title=lambda row: f"Court date: {row.get_kind_display().lower()}",
            lines=_ended,
            href=court_date_page,
        ),
        sought=("note", "reason", "what_happened", "court"),
    ),
    source_of_rows(
        "hearingdetail",
        HearingDetail,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
            moment=start_of("hearing__hearing_on"),
            is_whole_day=True,
            by="attends",
            joined=("hearing__case",),
            only=~Q(what_happened="") | Q(issues__len__gte=1),
            title=lambda _row: "At the hearing",
            lines=_seen,
            href=lambda row: hearing_page(row.hearing),
        ),
        sought=("what_happened", "court"),
    ),
)
