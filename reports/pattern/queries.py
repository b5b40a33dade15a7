"""Reads what happened in a case and the days of its courts and orders, from which the pattern of conduct is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from accounts.database.read_plans import ReadInRounds, ReadPlan
from accounts.people.models import User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.incidents.models.incident import Incident
from casework.incidents.models.pattern_paragraph import PatternParagraph
from orders.breaches.models.breach import Breach
from orders.breaches.services.reported import IS_REPORTED
from orders.court.models.hearing import Hearing
from orders.orders.models import Order
from reports.pattern.rules.pattern import ConductPattern, PatternIncident, PatternMark, pattern
from reports.pattern.rules.police_answers import PoliceAnswers, answers


@ReadInRounds
def pattern_of(case: Case, user: User) -> ReadPlan[ConductPattern]:
    """The pattern of one case, in one statement however much has happened."""
    told = Incident.objects.visible_to(user).filter(case=case)
    incidents = told.values_list("happened_from", "happened_at", "behaviours", "count")
    breaches = Breach.objects.visible_to(user).filter(case=case).values_list("happened_at", "behaviours")
    listed = Hearing.objects.filter(case=case, case__in=Case.objects.visible_to(user))
    hearings = listed.values_list("hearing_on", flat=True)
    orders = Order.objects.visible_to(user).filter(case=case).values_list("label", "made_on", "served_at", "ended_at")
    yield incidents, breaches, hearings, orders
    return pattern([*_happenings(incidents, breaches)], [*_marks(hearings, orders)])


def paragraph_of(case: Case, user: User) -> PatternParagraph | None:
    """The paragraph that somebody has kept, with who checked it."""
    return PatternParagraph.objects.visible_to(user).filter(case=case).select_related("checked_by").first()


def answers_of(case: Case, user: User) -> PoliceAnswers:
    """How the police answered what was reported to them in this case."""
    rows = Incident.objects.visible_to(user).filter(case=case).annotate(is_reported=IS_REPORTED)
    return answers(rows.order_by("happened_at", "id").values_list("is_reported", "police_response"))


def _happenings(incidents: Iterable[Any], breaches: Iterable[Any]) -> Iterator[PatternIncident]:
    """Incidents and breaches; a breach that is also told as an incident of the same moment counts once."""
    told = set()
    for first, last, behaviours, count in incidents:
        told.add(last)
        yield PatternIncident(first or last, last, tuple(behaviours), count)
    for at, behaviours in breaches:
        if at not in told:
            yield PatternIncident(at, at, tuple(behaviours))


def _marks(hearings: Iterable[date], orders: Iterable[Any]) -> Iterator[PatternMark]:
    for hearing_on in hearings:
        yield PatternMark(hearing_on, "court date")
    for label, made_on, served_at, ended_at in orders:
        yield PatternMark(made_on, f"order {label} made")
        if served_at:
            yield PatternMark(local_day(served_at), f"order {label} served")
        if ended_at:
            yield PatternMark(local_day(ended_at), f"order {label} ended")
