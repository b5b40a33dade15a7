"""Answers whether incidents were reported to the police, for every page, count and letter that says it."""

from __future__ import annotations

from typing import Final

from django.db.models import Exists, OuterRef, Q

from casework.models import Case, Incident
from orders.models import BreachAnswer
from orders.rules.reported import Report

_REPORTED = BreachAnswer.objects.exclude(breach__reported_at=None)


IS_REPORTED: Final = Q(reported=True) | Q(Exists(_REPORTED.filter(incident=OuterRef("pk"))))
"""True of an incident of which the police were told, or of the breach that it was."""


def reports_in(case: Case) -> dict[str, Report]:
    """Of each incident of a case that the police know of, by its label: how they do; two statements."""
    told = Incident.objects.filter(case=case, reported=True).values_list("label", flat=True)
    return {label: Report() for label in told} | _as_breaches(Q(case=case))


def report_of(incident: Incident) -> Report | None:
    """How the police know of one incident; None while no report is recorded."""
    return _as_breaches(Q(incident=incident)).get(incident.label) or (Report() if incident.reported else None)


def _as_breaches(which: Q) -> dict[str, Report]:
    """The earliest report of a breach that each incident was."""
    rows = _REPORTED.filter(which).select_related("breach", "incident").order_by("-breach__reported_at", "-pk")
    return {
        row.incident.label: Report(row.breach.label, row.breach.reported_at) for row in rows if row.breach is not None
    }
