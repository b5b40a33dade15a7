"""An incident: what the perpetrator did, when, and how the police answered; and every account that was given of it."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.incidents.models.incident_details import IncidentDetails, detail_constraints


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Questions about many incidents."""

    def visible_to(self, user: User) -> Self:
        """Incidents of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Incident(Versioned, IncidentDetails):
    """One incident, or one series of like ones, as the latest account tells it; `version` counts the accounts."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="incidents", db_index=False, db_constraint=False)
    event = models.OneToOneField(Event, models.PROTECT, related_name="incident_row")
    label = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()

    objects = IncidentQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="incident_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            models.Index(fields=["case", "happened_at", "id"], name="incident_by_case"),
            models.Index(fields=["happened_at"], name="incident_by_moment"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "label"], name="incident_label_unique_in_case"),
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="incident_key"),
            *detail_constraints("incident"),
        ]

    def __str__(self) -> str:
        return f"Incident {self.label}"


class AccountKind(models.TextChoices):
    """What an account is to the one before it."""

    FIRST = "first", "First account"
    CORRECTION = "correction", "Correction"
    AMENDMENT = "amendment", "Amendment"


class IncidentAccountQuerySet(models.QuerySet["IncidentAccount"]):
    """Questions about many accounts."""

    def visible_to(self, user: User) -> Self:
        """Accounts of incidents in cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class IncidentAccount(IncidentDetails):
    """Everything that was said of an incident at one time, whole. A trigger refuses every change."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="accounts", db_index=False, db_constraint=False)
    event = models.OneToOneField(Event, models.PROTECT, related_name="account_row")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=AccountKind.choices)
    why = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    objects = IncidentAccountQuerySet.as_manager()

    same_as_parent = (
        SameAsParent(parent="incident", same=["case", "organisation"], name="incidentaccount_case_is_the_incidents"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="incidentaccount_number_unique_in_incident"),
            models.CheckConstraint(condition=Q(number__gte=1), name="incidentaccount_number_positive"),
            models.CheckConstraint(condition=Q(kind__in=AccountKind.values), name="incidentaccount_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=AccountKind.FIRST, number=1) | (~Q(kind=AccountKind.FIRST) & Q(number__gt=1)),
                name="incidentaccount_first_is_number_one",
            ),
            *detail_constraints("incidentaccount"),
        ]

    def __str__(self) -> str:
        return f"Account {self.number} of incident {self.incident_id}"
