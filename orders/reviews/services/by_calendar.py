"""The job that asks for risk reviews by calendar: court dates, an ending order, silence, missed contacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from casework.cases.services.locks import lock_by_id
from casework.concerns.models import Concern, ConcernKind
from casework.dates.rules.london_time import local_day
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.court.models.court_day import CourtDate, CourtDateOutcome
from orders.orders.models import Order
from orders.reviews.rules import DAYS_BEFORE_END, SILENT_FOR, court_dates_between, court_trigger, silent_after
from risk.reviews.models.review_trigger import ReviewTrigger
from risk.reviews.services.review_triggers import ReviewCause, ask_for_reviews

LOOKED_BACK: Final = timedelta(days=90)
"""A silence that began longer ago than this is no change any more."""
OFF: Final = (CourtDateOutcome.RELISTED, CourtDateOutcome.VACATED)
"""A date that was moved or taken out is no day at court any more."""

Found = tuple[int, ReviewCause]


def ask_by_calendar(*, now: datetime) -> int:
    """Keep what has come about by itself, each cause once; how many were new. A missed night is made up."""
    found = [*_court_dates(now), *_ending_orders(now), *_silences(now), *_missed_contacts(now)]
    keys = {cause.key for _, cause in found}
    known = set(ReviewTrigger.objects.filter(key__in=keys).values_list("case_id", "key"))
    causes: dict[int, list[ReviewCause]] = defaultdict(list)
    for case, cause in found:
        if (case, cause.key) not in known:
            causes[case].append(cause)
    return sum(_ask(case, new, now) for case, new in causes.items())


@transaction.atomic
def _ask(case_id: int, causes: list[ReviewCause], now: datetime) -> int:
    case = lock_by_id(case_id)
    return ask_for_reviews(case, causes, by=None, now=now) if case.closed_at is None else 0


def _court_dates(now: datetime) -> Iterator[Found]:
    today = local_day(now)
    rows = Application.objects.filter(hearing_on__range=court_dates_between(today), case__closed_at=None)
    for case, label, hearing_on in rows.values_list("case_id", "label", "hearing_on"):
        if hearing_on is not None:
            code = court_trigger(hearing_on, today)
            yield case, ReviewCause(code, f"{code}:{label}:{hearing_on}", now)
    dates = CourtDate.objects.filter(hearing_on__range=court_dates_between(today), case__closed_at=None)
    for case, public_id, hearing_on in dates.exclude(outcome__in=OFF).values_list("case_id", "public_id", "hearing_on"):
        code = court_trigger(hearing_on, today)
        yield case, ReviewCause(code, f"{code}:{public_id}:{hearing_on}", now)


def _ending_orders(now: datetime) -> Iterator[Found]:
    today = local_day(now)
    ends = (today, today + timedelta(days=DAYS_BEFORE_END))
    rows = Order.objects.filter(last_day__range=ends, ended_at=None, case__closed_at=None)
    for case, label, last_day in rows.values_list("case_id", "label", "last_day"):
        yield case, ReviewCause("order_expiring", f"order_expiring:{label}:{last_day}", now)


def _silences(now: datetime) -> Iterator[Found]:
    """Much contact and then none: incidents and breaches of cases in which the last of them is three weeks old."""
    incidents = Incident.objects.filter(case__closed_at=None, happened_at__gte=now - LOOKED_BACK)
    breaches = Breach.objects.filter(case__closed_at=None, happened_at__gte=now - LOOKED_BACK)
    met = incidents.filter(happened_at__gte=now - SILENT_FOR).values("case")
    breached = breaches.filter(happened_at__gte=now - SILENT_FOR).values("case")
    moments: dict[int, list[datetime]] = defaultdict(list)
    for rows in (incidents.values_list("case_id", "happened_at"), breaches.values_list("case_id", "happened_at")):
        for case, at in rows.exclude(case__in=met).exclude(case__in=breached):
            moments[case].append(at)
    for case, known in moments.items():
        if last := silent_after(known, now):
            yield case, ReviewCause("silence", f"silence:{local_day(last)}", now)


def _missed_contacts(now: datetime) -> Iterator[Found]:
    rows = Concern.objects.open().filter(kind=ConcernKind.MISSED_CONTACTS, case__closed_at=None)
    for case, public_id, raised_at in rows.values_list("case_id", "public_id", "raised_at"):
        yield case, ReviewCause("missed_contacts", f"missed_contacts:{public_id}", max(raised_at, now - LOOKED_BACK))
