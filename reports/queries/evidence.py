"""What the evidence page lists: exhibits, what was asked for and has not come, and what incidents lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from accounts.models import User
from casework.models import Case, EvidenceGap, Exhibit, Incident
from casework.rules.gaps import DerivedGap, IncidentFacts, derived_gaps
from casework.templatetags.display import count
from casework.templatetags.display import day as day_words


@dataclass(frozen=True)
class AskedGap:
    """A gap that somebody noted, in words: what was asked, and whether the answer is late."""

    gap: EvidenceGap
    words: str
    is_late: bool


@dataclass(frozen=True)
class Evidence:
    """Everything that the page lists. `incidents` are those that lack something."""

    exhibits: list[Exhibit]
    open_gaps: list[AskedGap]
    answered_gaps: list[AskedGap]
    derived: list[tuple[Incident, list[DerivedGap]]]


def evidence_of(case: Case, user: User, today: date) -> Evidence:
    """The evidence of a case in a fixed number of statements."""
    exhibits = Exhibit.objects.visible_to(user).filter(case=case).for_page().order_by("id")
    gaps = EvidenceGap.objects.visible_to(user).filter(case=case).select_related("incident")
    asked = [_asked(gap, today) for gap in gaps.order_by(F("due_on").asc(nulls_last=True), "id")]
    return Evidence(
        exhibits=list(exhibits),
        open_gaps=[each for each in asked if each.gap.answered_on is None],
        answered_gaps=[each for each in asked if each.gap.answered_on is not None],
        derived=list(_lacking(case, user)),
    )


def _asked(gap: EvidenceGap, today: date) -> AskedGap:
    return AskedGap(gap, _words(gap, today), gap.answered_on is None and gap.due_on is not None and gap.due_on < today)


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


def _lacking(case: Case, user: User) -> Iterator[tuple[Incident, list[DerivedGap]]]:
    """Incidents with what they lack, the latest first."""
    open_requests = Count("evidence_gaps", filter=Q(evidence_gaps__answered_on=None), distinct=True)
    counted = (
        Incident.objects.visible_to(user)
        .filter(case=case)
        .annotate(exhibit_count=Count("exhibit_links", distinct=True), request_count=open_requests)
    )
    for incident in counted.order_by("-happened_at", "-id"):
        gaps = list(derived_gaps([_facts(incident)]))
        if gaps:
            yield incident, gaps


def _facts(incident: Incident) -> IncidentFacts:
    return IncidentFacts(
        label=incident.label,
        exhibits=incident.exhibit_count,  # type: ignore[attr-defined]
        asked_for=incident.request_count,  # type: ignore[attr-defined]
        witnesses=len(incident.witnesses),
    )
