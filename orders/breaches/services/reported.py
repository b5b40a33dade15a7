"""Whether incidents and breaches were reported to the police, for every page, count and letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.database.read_plans import ReadInRounds, ReadPlan
from casework.cases.models.case import Case
from casework.incidents.models.incident import Incident
from orders.breaches.models.breach import Breach
from orders.breaches.models.breach_answer import BreachAnswer
from orders.breaches.rules.reported import PoliceReport

_REPORTED = BreachAnswer.objects.exclude(breach__reported_at=None)


IS_REPORTED: Final = Q(reported=True) | Q(Exists(_REPORTED.filter(incident=OuterRef("pk"))))
"""True of an incident of which the police were told, or of the breach that it was."""


@ReadInRounds
def reports_in(case: Case) -> ReadPlan[dict[str, PoliceReport]]:
    """Of each incident of a case that the police know of, by its label: how they do; one statement."""
    told = Incident.objects.filter(case=case, reported=True).values_list("label", "reported_at")
    answers = _answers(Q(case=case))
    yield told, answers
    return {label: PoliceReport(at=at) for label, at in told} | _as_breaches(answers)


def report_of(incident: Incident) -> PoliceReport | None:
    """How the police know of one incident; None while no report is recorded."""
    told = PoliceReport(at=incident.reported_at) if incident.reported else None
    return _as_breaches(_answers(Q(incident=incident))).get(incident.label) or told


def reports_of_breaches(case: Case) -> dict[str, PoliceReport]:
    """Of each breach of a case that the police know of, by its label: by itself, or as the incident that it was."""
    known = reports_in(case)
    rows = Breach.objects.filter(case=case).values_list("label", "reported_at", "answer_of__incident__label")
    found = {label: PoliceReport(label, at) if at else known.get(incident or "") for label, at, incident in rows}
    return {label: report for label, report in found.items() if report is not None}


def report_of_breach(breach: Breach) -> PoliceReport | None:
    """How the police know of one breach; None while no report is recorded of it, nor of the incident that it was."""
    return reports_of_breaches(breach.case).get(breach.label)


def crime_reference_of(breach: Breach) -> str:
    """The number that the police gave: with a step of the breach, or when they were told of the incident."""
    if breach.crime_reference:
        return breach.crime_reference
    told = Incident.objects.filter(breach_answers__breach=breach).exclude(crime_reference="")
    return told.values_list("crime_reference", flat=True).first() or ""


def _answers(which: Q) -> QuerySet[BreachAnswer]:
    rows = _REPORTED.filter(which).select_related("breach", "incident")
    return rows.order_by("-breach__reported_at", "-pk")


def _as_breaches(rows: Iterable[BreachAnswer]) -> dict[str, PoliceReport]:
    """The earliest report of a breach that each incident was."""
    return {
        row.incident.label: PoliceReport(row.breach.label, row.breach.reported_at)
        for row in rows
        if row.breach is not None
    }
