"""Logs incidents: here and not in casework, because an incident may start a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from casework.models import Case, Incident
from orders.rules.history import next_label
from orders.services.record import Author, Entry, record


@dataclass(frozen=True, kw_only=True)
class NewIncident:
    """What happened, when, and how police answered if they were told; recorded as of `recorded_at`."""

    behaviours: Sequence[str]
    happened_at: datetime
    recorded_at: datetime
    reported: bool = False
    police_response: Sequence[str] = ()
    text: str = ""


@transaction.atomic
def log_incident(case: Case, new: NewIncident, author: Author) -> Incident:
    """Record an incident; a threat or an approach while nothing protects the victim is flagged red at once."""
    Case.objects.select_for_update(no_key=True, of=("self",)).get(pk=case.pk)
    label = next_label("I", Incident.objects.filter(case=case).values_list("label", flat=True))
    facts = {
        "incident": label,
        "behaviours": list(new.behaviours),
        "happened_at": new.happened_at.isoformat(),
        "reported": new.reported,
        "police_response": list(new.police_response),
        "text": new.text,
    }
    record(case, [Entry(new.recorded_at, "incident", facts)], author)
    return Incident.objects.get(case=case, label=label)
