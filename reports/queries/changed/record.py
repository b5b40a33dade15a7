"""Holds what is watched of applications, orders, breaches and other protection."""

from __future__ import annotations

from typing import Final

from casework.rules.declared import kept_words
from orders.models import Application, Breach, Condition, Hearing, Order, OtherProtection, Warrant
from orders.rules.events import ApplicationEvent
from reports.queries.changed.watched import Watched

RECORD: Final = (
    Watched(
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
    Watched(
        Hearing,
        lambda _: "Hearing",
        {"hearing_on": "Day", "outcome": "Outcome", "reason": "Reason"},
    ),
    Watched(
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
    Watched(
        Condition,
        lambda row: f"Condition {row.label}",
        {"kind": "Kind", "text": "Words", "due_on": "Due", "evidenced_at": "Evidenced"},
    ),
    Watched(
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
    Watched(
        Warrant,
        lambda _: "Warrant",
        {"issued_at": "Issued", "executed_at": "Executed", "court": "Court", "reference": "Number"},
    ),
    Watched(
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
