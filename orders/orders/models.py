"""Stalking protection orders, interim and full, and what each forbids or requires."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from functools import partial
from typing import Final, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import midnight
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from orders.applications.models.application import Application
from record.events.events import CLIENT
from record.vocabulary import steps as vocabulary


class OrderKindChoices(models.TextChoices):
    """The two kinds (Stalking Protection Act 2019 s.2 and s.5)."""

    INTERIM = vocabulary.OrderKind.INTERIM.value, "Interim order"
    FULL = vocabulary.OrderKind.FULL.value, "Full order"


class OrderStatus(models.TextChoices):
    """How far an order has come. Whether it binds on a day follows from its dates: see `in_force`."""

    MADE = "made", "Made, not yet served"
    SERVED = "served", "Served"
    DISCHARGED = "discharged", "Discharged"
    QUASHED = "quashed", "Quashed on appeal"
    ENDED = "ended", "Ended"


class ConditionKindChoices(models.TextChoices):
    """What a condition asks (Stalking Protection Act 2019 s.2(1))."""

    PROHIBITION = vocabulary.ConditionKind.PROHIBITION.value, "Prohibition"
    POSITIVE_REQUIREMENT = vocabulary.ConditionKind.POSITIVE_REQUIREMENT.value, "Requirement"


class OrderQuerySet(models.QuerySet["Order"]):
    """Questions about many orders."""

    def in_force(self, on: date) -> Self:
        """Orders that still bind at the end of a day: made by then, last day not past, not ended by the court."""
        end_of_day = midnight(on + timedelta(days=1))
        return self.filter(made_on__lte=on).exclude(last_day__lt=on).exclude(ended_at__lt=end_of_day)

    def unserved(self, on: date) -> Self:
        """Orders that bind on a day and that nobody has given to him."""
        return self.in_force(on).filter(served_at=None)

    def open(self) -> Self:
        """Orders that no court has ended; some may have run out."""
        return self.filter(ended_at=None)

    def visible_to(self, user: User) -> Self:
        """Orders of cases that the user may see; a liaison's only when the liaison's own force is responsible."""
        rows = self.filter(case__in=Case.objects.visible_to(user))
        own_force = Q(force_id=user.organisation_id)
        return rows.filter(own_force) if user.role == Role.POLICE_LIAISON else rows


def _day(template: str) -> Func:
    return Func(F("made_on"), template=f"({template})::date", output_field=models.DateField())


# The last day of the floor (two years when the Act was made) beginning with the day of making (s.3). PostgreSQL clips
# 29 February to the 28th, so each order of adding and taking away is a day short for one leap day: the later of the
# two is right for all.
FLOOR_LESS_A_DAY = _day("%(expressions)s + make_interval(years => floor_years) - interval '1 day'")
FLOOR_FROM_THE_EVE = _day("%(expressions)s - interval '1 day' + make_interval(years => floor_years)")


# Whom an order protects unless its record says otherwise; made of Python alone, for a migration names no code of ours.
THE_CLIENT: Final[partial[list[str]]] = partial(list, (CLIENT,))


class Order(Versioned):
    """One order as made by the court; `ended_at` is set when a court ends it before its last day.

    No `last_day` means until further order, or that nobody knows it (`last_day_known`). `protects` names whom it
    protects as the record does: "client", the labels of others, or both.

    `force` is the force that answers for him now, `floor_years` the least length of a full order when it was made,
    `on_register` says that at service he notified the police already (SPA 2019 s.9(6)). `version` counts its events.
    `renewal_asked_for` is the last day for which a task has asked whether it is to be renewed.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="orders", db_index=False, db_constraint=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="orders", db_constraint=False)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="orders_held")
    label = models.CharField(max_length=40)
    court = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=10, choices=OrderKindChoices.choices)
    status = models.CharField(max_length=20, choices=OrderStatus.choices, default=OrderStatus.MADE)
    made_at = models.DateTimeField()
    made_on = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    last_day_known = models.BooleanField(default=True)
    protects = ArrayField(models.CharField(max_length=40), default=THE_CLIENT)
    floor_years = models.PositiveSmallIntegerField(default=2)
    served_at = models.DateTimeField(null=True, blank=True)
    on_register = models.BooleanField(default=False)
    register_ended_at = models.DateTimeField(null=True, blank=True)
    victim_told_at = models.DateTimeField(null=True, blank=True)
    notified_at = models.DateTimeField(null=True, blank=True)
    renewal_reviewed_at = models.DateTimeField(null=True, blank=True)
    renewal_asked_for = models.DateField(null=True, blank=True)
    quashed_at = models.DateTimeField(null=True, blank=True)
    discharged_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OrderQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="application", same=["case", "organisation"], name="order_case_is_the_applications"),
    )

    class Meta:
        indexes = [
            models.Index(fields=["case", "last_day"], condition=Q(ended_at=None), name="order_open_by_case"),
            models.Index(fields=["last_day"], condition=Q(ended_at=None), name="order_open_by_last_day"),
            models.Index(fields=["ended_at"], name="order_by_end"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="order_key"),
            models.UniqueConstraint(fields=["case", "label"], name="order_label_unique_in_case"),
            models.CheckConstraint(condition=Q(kind__in=OrderKindChoices.values), name="order_kind_known"),
            models.CheckConstraint(condition=Q(status__in=OrderStatus.values), name="order_status_known"),
            models.CheckConstraint(
                condition=~Q(kind=OrderKindChoices.INTERIM) | Q(last_day__isnull=False) | Q(last_day_known=False),
                name="order_interim_has_last_day",
            ),
            models.CheckConstraint(
                condition=Q(last_day_known=True) | Q(last_day=None), name="order_unknown_last_day_is_empty"
            ),
            models.CheckConstraint(condition=~Q(protects=[]), name="order_protects_somebody"),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("made_on")), name="order_last_day_not_before_made"
            ),
            models.CheckConstraint(
                condition=~Q(kind=OrderKindChoices.FULL)
                | Q(last_day=None)
                | Q(last_day__gte=FLOOR_LESS_A_DAY) & Q(last_day__gte=FLOOR_FROM_THE_EVE),
                name="order_full_lasts_its_floor",
            ),
            models.CheckConstraint(
                condition=Q(discharged_at=None) | Q(ended_at__isnull=False), name="order_discharge_ends_it"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("made_at")), name="order_not_ended_before_made"
            ),
            models.CheckConstraint(
                condition=Q(served_at=None) | Q(served_at__gte=F("made_at")), name="order_not_served_before_made"
            ),
        ]

    def __str__(self) -> str:
        return f"Order {self.label}"


class Condition(models.Model):
    """One thing that an order forbids or requires.

    It holds from `first_day` (the order's own if empty) to its own `last_day` inclusive, or until a variation took it
    out at `removed_at`; everywhere in the United Kingdom, or only in its `locality` (SPA 2019 ss.2(5), 3).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="conditions", db_constraint=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="conditions", db_constraint=False)
    label = models.CharField(max_length=40)
    kind = models.CharField(max_length=30, choices=ConditionKindChoices.choices)
    text = models.TextField()
    locality = models.CharField(max_length=200, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    evidenced_at = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="order", same=["case", "organisation"], name="condition_case_is_the_orders"),)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "order"], name="condition_key"),
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="condition_key_in_case"),
            models.UniqueConstraint(fields=["case", "label"], name="condition_label_unique_in_case"),
            models.CheckConstraint(condition=Q(kind__in=ConditionKindChoices.values), name="condition_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=ConditionKindChoices.POSITIVE_REQUIREMENT) | Q(due_on=None, evidenced_at=None),
                name="condition_only_requirements_are_due",
            ),
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="condition_last_day_not_before_first",
            ),
        ]

    def __str__(self) -> str:
        return f"Condition {self.label}"
