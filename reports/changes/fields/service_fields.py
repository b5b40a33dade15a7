"""Which fields of service, notification, requirements and protected people are shown as changes."""

from __future__ import annotations

from typing import Final

from orders.conditions.models.kept import Attendance, ConditionDetail, ProtectedPerson
from orders.serving.models import NotificationDuty, ServiceAttempt
from reports.changes.fields.watched_row import WatchedRow

SERVING: Final = (
    WatchedRow(
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
    WatchedRow(
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
    WatchedRow(
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
    WatchedRow(
        Attendance,
        lambda row: f"Appointment of requirement {row.condition.label}",
        {"on": "Day", "outcome": "What the perpetrator did", "told_by": "Told by", "note": "Note"},
        with_rows=("condition",),
    ),
    WatchedRow(
        ProtectedPerson,
        lambda row: f"{'Another person' if row.person_id else 'The client'}, protected by order {row.order.label}",
        {"removed_at": "Not protected since"},
        with_rows=("order",),
    ),
)
