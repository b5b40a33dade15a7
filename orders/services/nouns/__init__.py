"""Writes the rows that lists and pages read, so that each says what the history of its case says.

Many cases are written at once, kind by kind, so that an import of thousands costs a few statements a kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounts.models import User
from casework.rules.london import local_day
from orders.services.incident_rows import write_incidents
from orders.services.nouns.applications import write_applications, write_hearings
from orders.services.nouns.breaches import Broken, write_breaches, write_warrants
from orders.services.nouns.orders import write_conditions, write_orders
from orders.services.nouns.protections import write_protections
from orders.services.nouns.rows import Forces, insert
from orders.services.retold import CHUNK, Retold
from risk.models import RiskReview
from risk.services import cadences_of

__all__ = ["insert", "write_nouns"]


def write_nouns(retold: Sequence[Retold], *, by: User | None) -> None:
    """Bring the rows of cases up to their histories."""
    for each in retold:
        _write_case(each)
    write_incidents(retold)
    _write_reviews(retold)
    forces = Forces(retold)
    protections = write_protections(retold, forces, by)
    applied = [each for each in retold if each.history.applications or each.history.breaches]
    if applied:
        applications = write_applications(applied, forces, by)
        write_hearings(applied, applications, by)
        orders = write_orders(applied, applications, forces, by)
        conditions = write_conditions(applied, orders, by)
        breaches = write_breaches(applied, Broken(orders, conditions, protections), forces, by)
        write_warrants(applied, breaches, by)


def _write_case(each: Retold) -> None:
    row, now_so = each.case, (each.history.level, each.history.closed_at)
    if (row.risk_level, row.closed_at) != now_so:
        row.risk_level, row.closed_at = now_so
        row.save()


def _write_reviews(retold: Sequence[Retold]) -> None:
    """Each with the day of the next one: soon after the case is accepted, then by the level."""
    rows = [row for each in retold for row in _reviews(each)]
    if judged := [row for row in rows if not row.raised_automatically]:
        cadences = cadences_of(judged[0].organisation_id)
        for row in judged:
            day = local_day(row.at)
            cadence = cadences.on(day)
            row.next_review_on = (
                cadence.next_review(row.level, day) if row.previous_level else cadence.first_review(day)
            )
    RiskReview.objects.bulk_create(rows, batch_size=CHUNK)


def _reviews(each: Retold) -> Iterator[RiskReview]:
    events = {event.number: event for event in each.new}
    previous = ""
    for level in each.history.levels:
        if event := events.get(level.event):
            yield RiskReview(
                **each.of,
                event=event,
                level=level.level,
                previous_level=previous,
                at=event.at,
                reason="" if level.automatic else event.note,
                recorded_by=None if level.automatic else event.recorded_by,
                raised_automatically=level.automatic,
            )
        previous = level.level
