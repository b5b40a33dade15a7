"""Holds what is watched of service, notification, requirements and whom an order protects."""

from __future__ import annotations

from typing import Final

from orders.models import Attendance, ConditionDetail, NotificationDuty, ProtectedPerson, ServiceAttempt
from reports.queries.changed.watched import Watched

SERVING: Final = (
    Watched(
        ConditionDetail,
        lambda row: f"What we know of condition {row.condition.label}",
        {
            "reach": "Where it holds",
            "period": "Its period",
            "necessity": "Why it is necessary",
            "practicality": "Practicality",
            "practicality_note": "What it conflicts with",
            "victim_view": "What the client says",
            "provider": "Provider",
        },
        with_rows=("condition",),
    ),
    Watched(
        ServiceAttempt,
        lambda _: "Attempt to serve the order",
        {
            "at": "When",
            "outcome": "What came of it",
            "method": "How",
            "served_by": "By whom",
            "statement": "What was said",
        },
    ),
    Watched(
        NotificationDuty,
        lambda row: f"Notification: {row.get_kind_display().lower()}",
        {
            "began_on": "From",
            "due_on": "Until",
            "answer": "What the police say",
            "notified_on": "Notified on",
            "answered_by": "Who said so",
            "note": "Note",
        },
    ),
    Watched(
        Attendance,
        lambda row: f"Appointment of requirement {row.condition.label}",
        {"on": "Day", "outcome": "What he did", "told_by": "Told by", "note": "Note"},
        with_rows=("condition",),
    ),
    Watched(
        ProtectedPerson,
        lambda row: f"{'Another person' if row.person_id else 'The client'}, protected by order {row.order.label}",
        {"removed_at": "Not protected since"},
        with_rows=("order",),
    ),
)
