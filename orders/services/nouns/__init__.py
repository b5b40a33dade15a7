"""Writes the rows that lists and pages read, so that each says what the history of its case says.

Many cases are written at once, kind by kind, so that an import of thousands costs a few statements a kind.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar, cast

from django.db.models import Model

from accounts.models import User
from casework.models import Incident
from casework.rules.london import local_day
from orders.models import Application, Breach, Order, OtherProtection
from orders.services.incident_rows import write_incidents
from orders.services.nouns.applications import write_applications, write_hearings
from orders.services.nouns.breaches import Broken, write_breaches, write_warrants
from orders.services.nouns.orders import write_conditions, write_orders
from orders.services.nouns.protections import write_protections
from orders.services.nouns.rows import StoredRows, insert
from orders.services.retold import CHUNK, Retold
from risk.models import RiskReview
from risk.services import cadences_of

__all__ = ["NounRows", "insert", "write_nouns"]

Noun = TypeVar("Noun", bound=Model)
RowsByLabel: TypeAlias = Mapping[type[Model], Mapping[Hashable, Model]]


@dataclass(frozen=True)
class NounRows:
    """The rows of cases as they have just been written, by their model, and the reviews of the risk that were added.

    Of the incidents only those that the new events tell of.
    """

    rows: RowsByLabel
    reviews: Sequence[RiskReview]

    def row(self, model: type[Noun], case_id: int, label: str) -> Noun:
        """The one row with a label."""
        return cast("Noun", self.rows[model][case_id, label])


def write_nouns(retold: Sequence[Retold], *, by: User | None) -> NounRows:
    """Bring the rows of cases up to their histories; give them, each by its case and label."""
    for each in retold:
        _write_case(each)
    incidents, reviews, stored = write_incidents(retold), _write_reviews(retold), StoredRows(retold)
    protections = write_protections(retold, stored, by)
    applications = write_applications(retold, stored, by)
    write_hearings(retold, applications, stored, by)
    orders = write_orders(retold, applications, stored, by)
    conditions = write_conditions(retold, orders, stored, by)
    breaches = write_breaches(retold, Broken(orders, conditions, protections), stored, by)
    write_warrants(retold, breaches, stored, by)
    by_label: RowsByLabel = {Incident: incidents, Application: applications, Order: orders, Breach: breaches}
    return NounRows({**by_label, OtherProtection: protections}, reviews)


def _write_case(each: Retold) -> None:
    row, now_so = each.case, (each.history.level, each.history.closed_at)
    if (row.risk_level, row.closed_at) != now_so:
        row.risk_level, row.closed_at = now_so
        row.save()


def _write_reviews(retold: Sequence[Retold]) -> list[RiskReview]:
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
    return RiskReview.objects.bulk_create(rows, batch_size=CHUNK)


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
