"""Raises a concern when a client has reported to the police five times within thirty days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind
from casework.concerns.models import ConcernKind
from casework.concerns.services import raise_concern
from casework.incidents.models.incident import Incident
from casework.incidents.rules.repeat_reports import is_one_of_many, report_day
from orders.breaches.models.breach import Breach
from orders.breaches.services.reported import IS_REPORTED, reports_in
from record.authors import Author
from record.vocabulary.steps import BreachStep

_COLUMNS: Final = ("label", "happened_at", "reported", "reported_at")


def check_many_reports_of_incident(incident: Incident, author: Author) -> None:
    """Count again with the report of an incident, under the lock of its case; what is open already stays as it is."""
    days = {**_days(incident.case)}
    if is_one_of_many(days.pop(incident.label), days.values()):
        raise_concern(incident.case, ConcernKind.FIFTH_REPORT, by=author.by, now=author.now)


def check_many_reports_of_breach(breach: Breach, author: Author) -> None:
    """The same once a breach is reported, unless the police knew already of the incident that it was."""
    incident = Incident.objects.select_related("case").filter(breach_answers__breach=breach).first()
    if incident is None or incident.reported or _reported_before(breach) or _reported_as_another(incident, breach):
        return
    check_many_reports_of_incident(incident, author)


def _reported_before(breach: Breach) -> bool:
    said = {"breach": breach.label, "step": BreachStep.REPORTED_TO_POLICE.value}
    return Event.objects.filter(case=breach.case_id, kind=EventKind.BREACH_STEP, facts__contains=said).count() > 1


def _reported_as_another(incident: Incident, breach: Breach) -> bool:
    others = Breach.objects.filter(answer_of__incident=incident).exclude(pk=breach.pk)
    return others.exclude(reported_at=None).exists()


def _days(case: Case) -> Mapping[str, date]:
    """The London day on which the police were told of each incident: as told of it, else as of its breach."""
    known = reports_in(case)
    rows = Incident.objects.filter(IS_REPORTED, case=case).values_list(*_COLUMNS)
    return {
        label: report_day(happened_at=happened_at, reported_at=reported_at if told else known[label].at)
        for label, happened_at, told, reported_at in rows
    }
