"""The model of what supports each of the three grounds of an order: words, incidents, exhibits."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.evidence.models.exhibit import Exhibit
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application


class GroundOfOrder(models.TextChoices):
    """What must appear to the chief officer (Stalking Protection Act 2019 s.1(1)(a) to (c))."""

    ACTS = "acts", "The perpetrator has carried out acts associated with stalking"
    RISK = "risk", "The perpetrator poses a risk associated with stalking to somebody"
    NECESSITY = "necessity", "An order is necessary to protect somebody from that risk"


class CriterionQuerySet(models.QuerySet["Criterion"]):
    """Questions about many criteria."""

    def visible_to(self, user: User) -> Self:
        """Criteria of applications that the user may see."""
        return self.filter(application__in=Application.objects.visible_to(user))


class Criterion(Versioned):
    """One ground of one application; there is one row for each ground that somebody has written about."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="criteria", db_index=False, db_constraint=False
    )
    ground = models.CharField(max_length=10, choices=GroundOfOrder.choices)
    words = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    incidents = models.ManyToManyField(Incident, through="CriterionIncident", related_name="criteria")
    exhibits = models.ManyToManyField(Exhibit, through="CriterionExhibit", related_name="criteria")

    objects = CriterionQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="application", same=["case", "organisation"], name="criterion_case_is_the_applications"),
    )

    class Meta:
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="criterion_key"),
            models.UniqueConstraint(fields=["application", "ground"], name="criterion_ground_once"),
            models.CheckConstraint(condition=Q(ground__in=GroundOfOrder.values), name="criterion_ground_known"),
        ]

    def __str__(self) -> str:
        return f"Criterion {self.pk}"


class CriterionIncident(models.Model):
    """One incident that supports a ground, both of one case; any place and any time count (SPA 2019 s.1(5))."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="incident_links", db_index=False, db_constraint=False
    )
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+", db_constraint=False)

    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="criterion", same=["case", "organisation"], name="criterionincident_of_same_case"),
        SameAsParent(parent="incident", same=["case", "organisation"], name="criterionincident_about_same_case"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["criterion", "incident"], name="criterionincident_once"),
        ]

    def __str__(self) -> str:
        return f"Incident {self.incident_id} for criterion {self.criterion_id}"


class CriterionExhibit(models.Model):
    """One exhibit that supports a ground, both of one case."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="exhibit_links", db_index=False, db_constraint=False
    )
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="+", db_constraint=False)

    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="criterion", same=["case", "organisation"], name="criterionexhibit_of_same_case"),
        SameAsParent(parent="exhibit", same=["case", "organisation"], name="criterionexhibit_about_same_case"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["criterion", "exhibit"], name="criterionexhibit_once"),
        ]

    def __str__(self) -> str:
        return f"Exhibit {self.exhibit_id} for criterion {self.criterion_id}"
