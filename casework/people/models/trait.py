"""A trait: one thing that a perpetrator is known or found by, such as an alias, a number or a car."""

from __future__ import annotations

import uuid
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation
from casework.editing.models.same_parent import SameAsParent
from casework.people.models.victim_perpetrator import NamedPerson, Perpetrator


class TraitKind(models.TextChoices):
    """What a trait is; each kind has its own form in which it compares (casework/people/rules/traits.py)."""

    ALIAS = "alias", "Other name"
    PHONE = "phone", "Phone number"
    EMAIL = "email", "E-mail address"
    ACCOUNT = "account", "Account"
    VEHICLE = "vehicle", "Vehicle"
    ADDRESS = "address", "Address"


class TraitQuerySet(models.QuerySet["Trait"]):
    """Questions about many traits."""

    def current(self) -> Self:
        """Traits that still hold, as far as we know."""
        return self.filter(last_day=None)

    def for_page(self) -> Self:
        """Those that hold first, each kind together."""
        return self.order_by(F("last_day").desc(nulls_first=True), "kind", "id")


class Trait(NamedPerson):
    """One trait with where it is from. `key` is what compares; `detail` is the make and colour of a vehicle.

    A trait that no longer holds gets a last day. It is never deleted, and a search still finds by it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    perpetrator = models.ForeignKey(Perpetrator, models.PROTECT, related_name="traits", db_constraint=False)
    kind = models.CharField(max_length=10, choices=TraitKind.choices)
    value = models.TextField()
    key = models.CharField(max_length=1_000)
    platform = models.CharField(max_length=100, blank=True)
    detail = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    from_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)

    objects = TraitQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["name_keys", "former_names"])

    same_as_parent = (
        SameAsParent(parent="perpetrator", same=["organisation"], name="trait_organisation_is_the_perpetrators"),
    )

    class Meta:
        indexes = [
            GinIndex(fields=["name_keys"], condition=Q(kind="alias"), name="trait_name_keys"),
            models.Index(fields=["organisation", "kind", "key"], condition=~Q(kind="address"), name="trait_by_key"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TraitKind.values), name="trait_kind_known"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(value=""), name="trait_says_something"),
            models.CheckConstraint(
                condition=Q(from_day=None) | Q(last_day=None) | Q(last_day__gte=F("from_day")),
                name="trait_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"Trait {self.pk}"

    def names(self) -> tuple[str, ...]:
        return (self.value,) if self.kind == TraitKind.ALIAS else ()
