"""What is known: victims, perpetrators, cases, the events of each case, incidents and shares."""

from casework.models.case import Case, CaseQuerySet
from casework.models.concern import Concern, ConcernKind, ConcernQuerySet
from casework.models.event import Event, EventKind, EventQuerySet, EventSource
from casework.models.incident import Incident, IncidentQuerySet
from casework.models.ownership import SameAsParent
from casework.models.people import Perpetrator, SafeContact, Victim
from casework.models.risk_level import RiskLevel, ranked
from casework.models.share import Share, ShareQuerySet
from casework.models.task import Task, TaskKind, TaskQuerySet
from casework.models.versioned import Versioned

__all__ = [
    "Case",
    "CaseQuerySet",
    "Concern",
    "ConcernKind",
    "ConcernQuerySet",
    "Event",
    "EventKind",
    "EventQuerySet",
    "EventSource",
    "Incident",
    "IncidentQuerySet",
    "Perpetrator",
    "RiskLevel",
    "SafeContact",
    "SameAsParent",
    "Share",
    "ShareQuerySet",
    "Task",
    "TaskKind",
    "TaskQuerySet",
    "Versioned",
    "Victim",
    "ranked",
]
