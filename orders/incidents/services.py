"""Logs incidents and amends them: here and not in casework, because an incident may start a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from casework.case_tasks.models import TaskKind
from casework.case_tasks.services import NewTask, add_task
from casework.cases.models.case import Case
from casework.cases.models.event import EventSource
from casework.cases.services.locks import lock, lock_case_of
from casework.codes.rules.codes import TO_KILL
from casework.concerns.models import ConcernKind
from casework.concerns.services import raise_concern
from casework.dates.rules.precision import Precision, RoughMoment
from casework.editing.services.row_versions import RowChangedSince
from casework.incidents.models.incident import Incident
from casework.incidents.models.incident_details import IncidentDetails
from casework.incidents.rules.incident_facts import IncidentFacts
from orders.applications.services.moved_after_refusal import RELOCATION, raise_move_after_refusal
from orders.breaches.services.many_reports import check_many_reports_of_incident
from orders.breaches.services.reported import report_of
from orders.conditions.services.unworkable import ask_whether_conditions_fit
from record.authors import Author
from record.case_state.labels import next_label
from record.case_state.state import CaseState
from record.events.declared_facts import written_facts
from record.recording import NewEvent, record

CORRECT_WITHIN: Final = timedelta(hours=24)
"""Unsafe advice is put right within a day (practice.md 4.4)."""


@dataclass(frozen=True, kw_only=True)
class NewIncident(IncidentFacts):
    """What the record tells of an incident, recorded as of `recorded_at`.

    `details` are the columns of `IncidentDetails` that no case file holds.
    """

    recorded_at: datetime
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class IncidentBefore:
    """What was known of an incident before an account: a supervisor is told only of what is new."""

    behaviours: frozenset[str] = frozenset()
    reported: bool = False
    unsafe: bool = False


@dataclass(frozen=True)
class LoggedIncident:
    """An incident as it was logged, and what the case adds up to with it."""

    incident: Incident
    history: CaseState


def log_incident(case: Case, new: NewIncident, author: Author) -> Incident:
    """Record an incident, for callers who ask nothing of the case afterwards."""
    return log_incident_in_case(case, new, author).incident


@transaction.atomic
def log_incident_in_case(case: Case, new: NewIncident, author: Author) -> LoggedIncident:
    """Record an incident; a threat or an approach while nothing protects the victim is flagged red at once.

    What a supervisor must hear of, and the task to correct unsafe advice, are written in the same transaction.
    """
    lock(case)
    label = next_label("I", Incident.objects.filter(case=case).values_list("label", flat=True))
    entry = NewEvent(new.recorded_at, "incident", _facts(label, new), details=new.details)
    recorded = record(case, [entry], _on_whose_word(new, author))
    incident = recorded.row(Incident, label)
    _tell_supervisor(incident, IncidentBefore(), author)
    return LoggedIncident(incident, recorded.history)


@transaction.atomic
def amend_incident(incident: Incident, new: NewIncident, author: Author, *, version: int, why: str) -> Incident:
    """Append an account of an incident, whole; every earlier one stays as it was said.

    Raises RowChangedSince if another account was given since the page at `version` was drawn.
    """
    case = lock_case_of(incident)
    if incident.version != version:
        raise RowChangedSince(incident)
    known = IncidentBefore(
        frozenset(incident.behaviours), report_of(incident) is not None, incident.was_advised_unsafely
    )
    entry = NewEvent(new.recorded_at, "incident_amended", _facts(incident.label, new), note=why, details=new.details)
    record(case, [entry], _on_whose_word(new, author)).bring_up(incident)
    _tell_supervisor(incident, known, author)
    return incident


def when_of(told: IncidentDetails) -> RoughMoment:
    """When it happened, as told."""
    return RoughMoment(Precision(told.precision or Precision.EXACT), told.began_at, told.happened_at)


def _facts(label: str, new: NewIncident) -> dict[str, object]:
    return {"incident": label, **written_facts(new)}


def _on_whose_word(new: NewIncident, author: Author) -> Author:
    if new.details.get("source") != "police":
        return author
    return Author(author.by, author.now, EventSource.POLICE_REPORTED)


def _tell_supervisor(incident: Incident, known: IncidentBefore, author: Author) -> None:
    case, by, now = incident.case, author.by, author.now
    if TO_KILL in incident.behaviours and TO_KILL not in known.behaviours:
        raise_concern(case, ConcernKind.THREAT_TO_KILL, about=incident, by=by, now=now)
    if incident.was_advised_unsafely and not known.unsafe:
        raise_concern(case, ConcernKind.UNSAFE_ADVICE, about=incident, by=by, now=now)
        add_task(case, _correction(incident, now), by=by, now=now)
    if incident.reported and not known.reported:
        check_many_reports_of_incident(incident, author)
    if RELOCATION in incident.impacts:
        raise_move_after_refusal(case, incident.happened_at, by=by, now=now)
        ask_whether_conditions_fit(case, incident.happened_at, by=by, now=now)


def _correction(incident: Incident, now: datetime) -> NewTask:
    return NewTask(
        title=f"Put right the unsafe advice given after incident {incident.label}",
        kind=TaskKind.CORRECTION,
        detail="Tell the client what is safe to do instead, and tell whoever gave the advice.",
        due_at=now + CORRECT_WITHIN,
        about=incident,
    )
