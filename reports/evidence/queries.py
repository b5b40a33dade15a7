"""What the evidence page lists: exhibits, what was asked for and has not come, and what incidents lack.

Each list comes a page at a time, from the place of the last row of the page before; none counts what it does not show.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.models.exhibit import Exhibit, ExhibitOfIncident
from casework.evidence.rules.evidence_gaps import DerivedGap, IncidentEvidence, derived_gaps
from casework.incidents.models.incident import Incident
from casework.templatetags.display import count
from casework.templatetags.display import day as day_words

EVIDENCE_PER_PAGE: Final = 25
ASKED, EXHIBITS, LACKING, ANSWERED = "asked", "exhibits", "lacking", "answered"
LISTS: Final = (ASKED, EXHIBITS, LACKING, ANSWERED)
NO_DAY: Final = date(9999, 12, 31)
_BETWEEN: Final = "~"

Listed = TypeVar("Listed")


@dataclass(frozen=True)
class GapInWords:
    """A gap that somebody noted, in words: what was asked, and whether the answer is late."""

    gap: EvidenceGap
    words: str
    is_late: bool


@dataclass(frozen=True)
class EvidencePage(Generic[Listed]):
    """One page of one list, and where the next one begins (empty after the last)."""

    rows: list[Listed]
    next_cursor: str = ""


@dataclass(frozen=True)
class EvidenceLists:
    """Everything that the page lists. `lacking` are incidents with what they lack, the latest first."""

    asked: EvidencePage[GapInWords]
    exhibits: EvidencePage[Exhibit]
    lacking: EvidencePage[tuple[Incident, list[DerivedGap]]]
    answered: EvidencePage[GapInWords]

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name).rows for name in LISTS)


def evidence_of(case: Case, user: User, today: date, *, only: str = "", after: str = "") -> EvidenceLists:
    """The first page of each list in a fixed number of statements; or one list alone, from a cursor on."""
    gaps = EvidenceGap.objects.visible_to(user).filter(case=case).select_related("incident")
    wanted = (only,) if only in LISTS else LISTS
    return EvidenceLists(
        asked=_asked_page(gaps.filter(answered_on=None), today, after) if ASKED in wanted else EvidencePage([]),
        exhibits=_exhibits(case, user, after) if EXHIBITS in wanted else EvidencePage([]),
        lacking=_lacking(case, user, after) if LACKING in wanted else EvidencePage([]),
        answered=_answered_page(gaps.exclude(answered_on=None), today, after)
        if ANSWERED in wanted
        else EvidencePage([]),
    )


def _exhibits(case: Case, user: User, after: str) -> EvidencePage[Exhibit]:
    """The latest first: whoever has just added one sees it."""
    rows = Exhibit.objects.visible_to(user).filter(case=case).for_page().order_by("-id")
    return _cut(rows.filter(id__lt=int(after)) if _is_id(after) else rows, lambda row: str(row.pk))


def _asked_page(gaps: Any, today: date, after: str) -> EvidencePage[GapInWords]:
    """What is due first stands first; what has no day, last."""
    rows = gaps.annotate(by_day=Coalesce("due_on", NO_DAY)).order_by("by_day", "id")
    if start := _moment_and_id(after):
        at, pk = start[0].date(), start[1]
        rows = rows.filter(Q(by_day__gt=at) | Q(by_day=at, id__gt=pk))
    page = _cut(rows, lambda row: f"{row.by_day.isoformat()}{_BETWEEN}{row.pk}")
    return EvidencePage([_asked(gap, today) for gap in page.rows], page.next_cursor)


def _answered_page(gaps: Any, today: date, after: str) -> EvidencePage[GapInWords]:
    page = _cut((gaps.filter(id__lt=int(after)) if _is_id(after) else gaps).order_by("-id"), lambda row: str(row.pk))
    return EvidencePage([_asked(gap, today) for gap in page.rows], page.next_cursor)


def _cut(rows: Any, cursor: Any) -> EvidencePage[Any]:
    found = list(rows[: EVIDENCE_PER_PAGE + 1])
    shown = found[:EVIDENCE_PER_PAGE]
    return EvidencePage(shown, cursor(shown[-1]) if len(found) > len(shown) else "")


def _is_id(cursor: str) -> bool:
    return cursor.isascii() and cursor.isdecimal() and len(cursor) < 19


def _moment_and_id(cursor: str) -> tuple[datetime, int] | None:
    """What a cursor says; None if it says nothing that makes sense."""
    moment, _, pk = cursor.partition(_BETWEEN)
    try:
        return (datetime.fromisoformat(moment), int(pk)) if _is_id(pk) else None
    except ValueError:
        return None


def _asked(gap: EvidenceGap, today: date) -> GapInWords:
    return GapInWords(
        gap, _words(gap, today), gap.answered_on is None and gap.due_on is not None and gap.due_on < today
    )


def _words(gap: EvidenceGap, today: date) -> str:
    """Requested Tue 3 Mar 2026, not answered."""
    if gap.answered_on is not None:
        return f"{gap.get_outcome_display()}, {day_words(gap.answered_on)}"
    if gap.asked_on is None:
        return "Not asked for yet"
    if gap.due_on is None:
        return f"Requested {day_words(gap.asked_on)}, not answered"
    late = (today - gap.due_on).days
    due = f"{count(late, 'day')} late" if late > 0 else f"due {day_words(gap.due_on)}"
    return f"Requested {day_words(gap.asked_on)}, not answered, {due}"


def _lacking(case: Case, user: User, after: str) -> EvidencePage[tuple[Incident, list[DerivedGap]]]:
    """Incidents that nothing shows or nobody saw; the database finds them, the rule says what each lacks."""
    shown = Exists(ExhibitOfIncident.objects.filter(incident=OuterRef("pk")))
    asked_for = Exists(EvidenceGap.objects.filter(incident=OuterRef("pk"), answered_on=None))
    rows = Incident.objects.visible_to(user).filter(case=case).annotate(is_shown=shown, is_asked_for=asked_for)
    lacking = rows.filter(Q(is_shown=False, is_asked_for=False) | Q(witnesses=[]))
    if (start := _moment_and_id(after)) and start[0].tzinfo:
        at, pk = start
        lacking = lacking.filter(Q(happened_at__lt=at) | Q(happened_at=at, id__lt=pk))
    page = _cut(lacking.order_by("-happened_at", "-id"), lambda row: f"{row.happened_at.isoformat()}{_BETWEEN}{row.pk}")
    return EvidencePage([(row, list(derived_gaps([_facts(row)]))) for row in page.rows], page.next_cursor)


def _facts(incident: Incident) -> IncidentEvidence:
    return IncidentEvidence(
        label=incident.label,
        exhibits=int(incident.is_shown),  # type: ignore[attr-defined]
        asked_for=int(incident.is_asked_for),  # type: ignore[attr-defined]
        witnesses=len(incident.witnesses),
    )
