"""An incident: what the perpetrator did, when, and how the police answered."""

from __future__ import annotations

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from casework.models.case import Case
from casework.models.event import Event
from casework.models.ownership import SameAsParent


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Questions about many incidents."""

    def visible_to(self, user: User) -> Self:
        """Incidents of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Incident(models.Model):
    """One incident, or one bundle of like ones, as the victim or somebody else told it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="incidents", db_index=False, db_constraint=False)
    event = models.OneToOneField(Event, models.PROTECT, related_name="incident_row")
    label = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    happened_at = models.DateTimeField()
    behaviours = ArrayField(models.CharField(max_length=10))
    reported = models.BooleanField(default=False)
    police_response = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    text = models.TextField(blank=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["case", "happened_at", "id"], name="incident_by_case")]
        constraints = [
            models.UniqueConstraint(fields=["case", "label"], name="incident_label_unique_in_case"),
            SameAsParent(parent="case", same=["organisation"], name="incident_organisation_is_the_cases"),
            models.CheckConstraint(condition=Q(behaviours__len__gte=1), name="incident_has_behaviour"),
        ]

    def __str__(self) -> str:
        return f"Incident {self.label}"
