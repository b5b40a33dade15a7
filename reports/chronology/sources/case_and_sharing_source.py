"""Chronology sources of tasks, hand-overs, agreements and shares."""

from __future__ import annotations

from django.db.models import F, Q

from casework.case_tasks.models import Task, TaskKind
from casework.caseload.models.handover import Handover
from casework.dates.rules.last_day import FIND_OUT
from casework.sharing.models.agreement import Agreement
from casework.sharing.models.share import Share
from casework.templatetags.display import day as day_words
from reports.chronology.entries import ChronologyPart, ChronologySource, name_of
from reports.chronology.sources.row_source import RowWording, source_of_rows, start_of


def _handover(row: Handover) -> str:
    return f"{row.get_kind_display()}: now with {name_of(row.to_worker) or 'nobody yet'}"


def _agreement(row: Agreement) -> tuple[str, ...]:
    return (f"Given {row.get_given_how_display().lower()}.", row.purpose, _until(row))


def _until(row: Agreement | Share) -> str:
    if not row.last_day_known:
        return f"{FIND_OUT}."
    return f"Until {day_words(row.last_day)}." if row.last_day else ""


def _told_to(row: Agreement) -> str:
    return f" with {row.with_whom}" if row.with_whom else ""


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "task",
        Task,
        ChronologyPart.TASKS,
        RowWording(
            moment=F("done_at"),
            only=~Q(done_at=None) & ~Q(kind=TaskKind.RISK_REVIEW),  # a review tells itself
            by="done_by",
            title=lambda row: f"Done: {row.title}",
            lines=lambda row: (row.detail, row.outcome),
        ),
        sought=("title", "detail", "outcome"),
    ),
    source_of_rows(
        "handover",
        Handover,
        ChronologyPart.CASE,
        RowWording(
            moment=F("at"),
            by="by",
            joined=("to_worker",),
            title=_handover,
            lines=lambda row: (row.open_work, row.promised, row.dangers),
        ),
        sought=("open_work", "promised", "dangers"),
    ),
    source_of_rows(
        "agreement",
        Agreement,
        ChronologyPart.SHARING,
        RowWording(
            moment=start_of("given_on"),
            is_whole_day=True,
            by="recorded_by",
            joined=("force",),
            title=lambda row: f"Agreement {row.get_kind_display().lower()}{_told_to(row)}",
            lines=_agreement,
        ),
        sought=("purpose", "recipient"),
    ),
    source_of_rows(
        "agreement_withdrawn",
        Agreement,
        ChronologyPart.SHARING,
        RowWording(
            moment=F("withdrawn_at"),
            only=~Q(withdrawn_at=None),
            by="withdrawn_by",
            joined=("force",),
            title=lambda row: f"Agreement withdrawn {row.get_kind_display().lower()}{_told_to(row)}",
            lines=lambda row: (row.withdrawal,),
        ),
        sought=("withdrawal", "recipient"),
    ),
    source_of_rows(
        "share",
        Share,
        ChronologyPart.SHARING,
        RowWording(
            moment=start_of("shared_on"),
            is_whole_day=True,
            by="shared_by",
            joined=("force",),
            title=lambda row: f"Shared with {row.force.name}",
            lines=lambda row: (row.purpose, _until(row)),
        ),
        sought=("purpose",),
    ),
)
