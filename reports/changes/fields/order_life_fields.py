"""Which fields of proceedings, consents, police requests and unworkable conditions are shown as changes."""

from __future__ import annotations

from typing import Final

from orders.conditions.models.unworkable import Unworkable
from orders.proceedings.models import Consent, PoliceRequest, Proceeding
from reports.changes.fields.watched_row import WatchedRow

LATER: Final = (
    WatchedRow(
        Proceeding,
        lambda row: f"{row.get_kind_display()} of order {row.order.label}",
        {
            "asked": "What is asked",
            "view_sought_on": "Client asked on",
            "view": "What the client thinks",
            "view_conveyed_on": "Police told on",
            "outcome": "Outcome",
            "decided_at": "Decided",
            "reason": "What the court said",
            "override_reason": "Why without every consent",
        },
        with_rows=("order",),
    ),
    WatchedRow(
        Consent,
        lambda row: f"Consent of {row.force.name if row.force else 'the perpetrator'}",
        {"answer": "Answer", "said_on": "Said on", "source": "How we know"},
        with_rows=("force",),
    ),
    WatchedRow(
        PoliceRequest,
        lambda row: f"What the client asks of {row.force.name}",
        {
            "wanted": "What the client asks for",
            "words": "In which words",
            "answer": "Answer of the police",
            "answered_on": "Answered on",
            "answer_words": "What they said",
        },
        with_rows=("force",),
    ),
    WatchedRow(
        Unworkable,
        lambda row: f"Mark on condition {row.condition.label}",
        {"reason": "Why it does not work", "ended_at": "Taken off", "ended_because": "Why it works"},
        with_rows=("condition",),
    ),
)
