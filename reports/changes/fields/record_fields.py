"""Which fields of applications, orders, breaches and other protection are shown as changes."""

from __future__ import annotations

from typing import Final

from casework.fact_types.rules import kept_words
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.court.models.hearing import Hearing
from orders.orders.models import Condition, Order
from orders.protection.models import OtherProtection
from orders.warrants.models import Warrant
from record.events.events import ApplicationEvent
from reports.changes.fields.watched_row import WatchedRow

RECORD: Final = (
    WatchedRow(
        Application,
        lambda row: f"Application {row.label}",
        {
            "force": "Police force",
            "status": "Stage",
            "waiting_on": "Waiting on",
            "officer": "Officer",
            "hearing_on": "Hearing",
            "paused_until": "Clocks paused until",
            "reason": "Reason",
            **kept_words(ApplicationEvent),
        },
        with_rows=("force",),
    ),
    WatchedRow(
        Hearing,
        lambda _: "Hearing",
        {"hearing_on": "Day", "outcome": "Outcome", "reason": "Reason"},
    ),
    WatchedRow(
        Order,
        lambda row: f"Order {row.label}",
        {
            "kind": "Kind",
            "status": "State",
            "last_day": "Last day",
            "last_day_known": "Last day is known",
            "served_at": "Served",
            "victim_told_at": "Client has the order",
            "notified_at": "Notified",
            "discharged_at": "Discharged",
        },
    ),
    WatchedRow(
        Condition,
        lambda row: f"Condition {row.label}",
        {"kind": "Kind", "text": "Words", "due_on": "Due", "evidenced_at": "Evidenced"},
    ),
    WatchedRow(
        Breach,
        lambda row: f"Breach {row.label}",
        {
            "status": "Latest step",
            "happened_at": "Happened",
            "reported_at": "Reported",
            "crime_reference": "Crime reference",
            "recorded_as": "Recorded as",
            "court_result": "Court",
            "sentence": "Sentence",
            "acknowledged_at": "The force said it knows",
            "text": "What happened",
        },
    ),
    WatchedRow(
        Warrant,
        lambda _: "Warrant",
        {"issued_at": "Issued", "executed_at": "Executed", "court": "Court", "reference": "Number"},
    ),
    WatchedRow(
        OtherProtection,
        lambda row: f"Other protection {row.label}",
        {
            "kind": "Kind",
            "from_day": "From",
            "last_day": "Last day",
            "last_day_known": "Last day is known",
            "conditions": "What it says",
            "applicant": "Asked for by",
            "granted_on": "Granted on",
            "court": "Court, or who gave it",
            "reference": "Reference",
            "cost_pence": "Cost to the client, in pence",
        },
    ),
)
