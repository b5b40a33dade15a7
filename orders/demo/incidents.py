"""Demo data of incidents: a detailed series amended once, and an incident on a day of an order."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.dates.rules.precision import Precision
from orders.demo.accounts import DemoService
from orders.incidents.services import NewIncident, amend_incident, log_incident
from orders.orders.models import Order
from record.authors import Author

DAY: Final = timedelta(days=1)
TOLD: Final[dict[str, Any]] = {
    "channel": "phone",
    "source": "client",
    "perpetrator": "suspected",
    "children_present": "yes",
    "other_targets": "Her two sons were followed home from football and are afraid.",
    "witnesses": [{"name": "The woman next door", "reach": "At home in the evening", "willing": "yes", "named": "no"}],
    "fixated": "yes",
    "fixated_note": "He speaks of nothing else.",
    "unwanted": "yes",
    "repeated": "yes",
    "fear": 8,
    "impacts": ["sleep", "work_or_study", "children"],
    "escalation": ["more_frequent", "trigger"],
    "escalation_note": "It began the day after the hearing.",
    "quoted_words": "You cannot change your number for ever.",
    "report_channel": "non_emergency",
    "recorded_as": "not_recorded",
    "police_words": "It doesn't count if nobody else saw it.",
}


def add_to_demo(service: DemoService, now: datetime) -> None:
    """One series in a case that has an order, and one incident in another while its order binds."""
    orders = Order.objects.in_force(local_day(now)).filter(
        organisation=service.organisation, case__closed_at=None, case__caseworker__isnull=False
    )
    cases = list(Case.objects.filter(orders__in=orders).distinct().order_by("pk")[:2])
    for tell, case in zip((_series, _asks_of_breach), cases, strict=False):
        tell(case, now)


def _series(case: Case, now: datetime) -> None:
    new = NewIncident(
        behaviours=["CON-01"],
        happened_from=now - 4 * DAY,
        happened_at=now - DAY,
        precision=Precision.BETWEEN,
        count=43,
        recorded_at=now,
        reported=True,
        police_response=["told_it_does_not_count", "told_to_keep_collecting_evidence"],
        text="Silent calls, most of them at night.",
        details={**TOLD, "report_force": case.victim_force},
    )
    incident = log_incident(case, new, Author(case.caseworker, now))
    again = NewIncident(
        behaviours=["CON-01", "CON-02"],
        happened_from=new.happened_from,
        happened_at=new.happened_at,
        precision=new.precision,
        count=51,
        recorded_at=now,
        reported=True,
        police_response=new.police_response,
        text=new.text,
        details=new.details,
    )
    amend_incident(incident, again, Author(case.caseworker, now), version=1, why="She has counted again.")


def _asks_of_breach(case: Case, now: datetime) -> None:
    new = NewIncident(
        behaviours=["CON-05"],
        happened_at=now - timedelta(hours=3),
        precision=Precision.ABOUT,
        recorded_at=now,
        text="Flowers at her desk, with no card.",
        seen_by_camera="yes",
        details={"channel": "gift", "place_type": "work", "source": "third_party"},
    )
    log_incident(case, new, Author(case.caseworker, now))
