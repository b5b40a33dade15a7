"""Warrants for his arrest, and what was asked and answered about each while it is out."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.cases.models.event import EventSource
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from orders.breaches.models.breach import Breach


class WarrantQuerySet(models.QuerySet["Warrant"]):
    """Questions about many warrants."""

    def outstanding(self) -> Self:
        """Warrants that nobody has executed."""
        return self.filter(executed_at=None)

    def visible_to(self, user: User) -> Self:
        """Warrants of breaches that the user may see."""
        return self.filter(breach__in=Breach.objects.visible_to(user))


class Warrant(Versioned):
    """A warrant for arrest after a breach; issuing it is no answer until it is executed.

    Its moments come from the record; `court` and `reference` are what staff add and mend.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="warrants", db_constraint=False)
    breach = models.ForeignKey(Breach, models.PROTECT, related_name="warrants", db_constraint=False)
    issued_at = models.DateTimeField()
    executed_at = models.DateTimeField(null=True, blank=True)
    court = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=100, blank=True)

    objects = WarrantQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="breach", same=["case", "organisation"], name="warrant_case_is_the_breachs"),)

    class Meta:
        indexes = [models.Index(fields=["issued_at"], condition=Q(executed_at=None), name="warrant_outstanding")]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="warrant_key"),
            models.CheckConstraint(
                condition=Q(executed_at=None) | Q(executed_at__gte=F("issued_at")),
                name="warrant_not_executed_before_issued",
            ),
        ]

    def __str__(self) -> str:
        return f"Warrant {self.pk}"


class WarrantCheckQuerySet(models.QuerySet["WarrantCheck"]):
    """Questions about many checks."""

    def visible_to(self, user: User) -> Self:
        """Checks of warrants that the user may see."""
        return self.filter(warrant__in=Warrant.objects.visible_to(user))

    def newest_first(self) -> Self:
        return self.order_by("-asked_at", "-id")


class WarrantCheck(models.Model):
    """One time that somebody asked about a warrant: whom, when, what was answered, when to ask again.

    Written once. A force that answers by itself names nobody asked: `source` says on whose word it stands.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="warrant_checks", db_constraint=False)
    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="checks", db_constraint=False)
    asked_at = models.DateTimeField()
    asked_whom = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    next_check_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=20, choices=EventSource.choices, default=EventSource.SERVICE)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    objects = WarrantCheckQuerySet.as_manager()

    same_as_parent = (
        SameAsParent(parent="warrant", same=["case", "organisation"], name="warrantcheck_case_is_the_warrants"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(asked_whom="", answer=""), name="warrantcheck_asked_or_answered"),
            models.CheckConstraint(
                condition=Q(recorded_at__gte=F("asked_at")), name="warrantcheck_not_recorded_before_asked"
            ),
            models.CheckConstraint(condition=Q(source__in=EventSource.values), name="warrantcheck_source_known"),
        ]

    def __str__(self) -> str:
        return f"Check {self.pk} of warrant {self.warrant_id}"
