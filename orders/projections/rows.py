"""Collects the changed rows of many cases and writes them in a few statements."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from simple_history.utils import bulk_create_with_history

from accounts.database.read_together import read_together
from accounts.people.models import Organisation, User
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.court.models.hearing import Hearing
from orders.orders.models import Condition, Order
from orders.protection.models import OtherProtection
from orders.warrants.models import Warrant
from record.case_state.state import CaseState
from record.projections.projection import CHUNK, CaseProjection

Row = TypeVar("Row", bound=Model)


class ProjectionRows(Generic[Row]):
    """The rows of one kind in many cases: those that are there by their key, those to be made, those that change."""

    def __init__(self, known: QuerySet[Row], key: Callable[[Row], Hashable]) -> None:
        self.model = known.model
        self.known: dict[Hashable, Row] = {key(row): row for row in known}
        self._fresh: list[Row] = []
        self._changed: list[Row] = []

    def sync(self, key: Hashable, fixed: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Bring a row up to its values, or make it with those that are fixed besides.

        One whose values stay is not saved, so that its history shows real changes only.
        """
        row = self.known.get(key)
        if row is None:
            row = self.known[key] = self.model(**fixed)
            self._fresh.append(row)
        elif row.pk is not None and any(getattr(row, name) != value for name, value in values.items()):
            self._changed.append(row)
        for name, value in values.items():
            setattr(row, name, value)

    def write(self, by: User | None) -> dict[Hashable, Row]:
        """Save what is new or changed; give every row by its key."""
        for row in self._changed:
            row.save()
        insert(self.model, self._fresh, by)
        return self.known


def insert(model: type[Row], rows: Sequence[Row], by: User | None) -> None:
    """Make many rows with their histories. It calls no save(): whoever makes the rows sets what save() would."""
    if rows:
        bulk_create_with_history(rows, model, batch_size=CHUNK, default_user=by)


class StoredRows:
    """What the tables hold of cases before they are written: every noun that a history tells of, in one statement."""

    def __init__(self, changed: Sequence[CaseProjection]) -> None:
        of = {"case__in": [each.case.pk for each in changed]}
        self.protections = OtherProtection.objects.filter(**of)
        self.applications = Application.objects.filter(**of)
        self.hearings = Hearing.objects.filter(**of)
        self.orders = Order.objects.filter(**of)
        self.conditions = Condition.objects.filter(**of)
        self.breaches = Breach.objects.filter(**of)
        self.warrants = Warrant.objects.filter(**of)
        forces = Organisation.objects.filter(
            slug__in={slug for each in changed for slug in _named(each.history) if slug}
        )
        nouns = (self.applications, self.hearings, self.orders, self.conditions, self.breaches, self.warrants)
        read_together(forces, self.protections, *nouns)
        self.forces = ForceKeys(forces)


class ForceKeys:
    """The keys of the forces that histories name, by their slugs."""

    def __init__(self, found: Iterable[Organisation]) -> None:
        self._keys = {force.slug: force.pk for force in found}

    def key(self, slug: str) -> int:
        return self._keys[slug]

    def key_or_none(self, slug: str) -> int | None:
        return self._keys[slug] if slug else None


def _named(history: CaseState) -> Iterator[str]:
    for application in history.applications.values():
        yield from (application.force, application.defendant_force)
    yield from (order.force for order in history.orders.values())
    yield from (protection.force for protection in history.protections.values())
    for breach in history.breaches.values():
        yield from (breach.force, breach.copied_to)
