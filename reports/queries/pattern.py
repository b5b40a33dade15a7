"""Reads what happened in a case and the days of its courts and orders, from which the pattern of conduct is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from accounts.models import User
from accounts.read_together import read_together
from casework.models import Case, Incident, PatternParagraph
from casework.rules.london import local_day
from orders.models import Breach, Hearing, Order
from orders.services.reported import IS_REPORTED
from reports.rules.answers import Answers, answers
from reports.rules.pattern import Happening, Mark, Pattern, pattern


def pattern_of(case: Case, user: User) -> Pattern:
    """The pattern of one case, in one statement however much has happened."""
    told = Incident.objects.visible_to(user).filter(case=case)
    incidents = told.values_list("happened_from", "happened_at", "behaviours", "count")
    breaches = Breach.objects.visible_to(user).filter(case=case).values_list("happened_at", "behaviours")
    listed = Hearing.objects.filter(case=case, case__in=Case.objects.visible_to(user))
    hearings = listed.values_list("hearing_on", flat=True)
    orders = Order.objects.visible_to(user).filter(case=case).values_list("label", "made_on", "served_at", "ended_at")
    read_together(incidents, breaches, hearings, orders)
    return pattern([*_happenings(incidents, breaches)], [*_marks(hearings, orders)])


def paragraph_of(case: Case, user: User) -> PatternParagraph | None:
    """The paragraph that somebody has kept, with who checked it."""
    return PatternParagraph.objects.visible_to(user).filter(case=case).select_related("checked_by").first()


def answers_of(case: Case, user: User) -> Answers:
    """How the police answered what was reported to them in this case."""
    rows = Incident.objects.visible_to(user).filter(case=case).annotate(is_reported=IS_REPORTED)
    return answers(rows.order_by("happened_at", "id").values_list("is_reported", "police_response"))


def _happenings(incidents: Iterable[Any], breaches: Iterable[Any]) -> Iterator[Happening]:
    """Incidents and breaches; a breach that is also told as an incident of the same moment counts once."""
    told = set()
    for first, last, behaviours, count in incidents:
        told.add(last)
        yield Happening(first or last, last, tuple(behaviours), count)
    for at, behaviours in breaches:
        if at not in told:
            yield Happening(at, at, tuple(behaviours))


def _marks(hearings: Iterable[date], orders: Iterable[Any]) -> Iterator[Mark]:
    for hearing_on in hearings:
        yield Mark(hearing_on, "court date")
    for label, made_on, served_at, ended_at in orders:
        yield Mark(made_on, f"order {label} made")
        if served_at:
            yield Mark(local_day(served_at), f"order {label} served")
        if ended_at:
            yield Mark(local_day(ended_at), f"order {label} ended")
