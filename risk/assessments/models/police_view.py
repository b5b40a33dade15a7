"""The model of a police view: what a force says the risk is, in its words and in our levels."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel
from casework.editing.models.same_parent import SameAsParent
from risk.assessments.rules.police_views import SOURCES


class PoliceViewQuerySet(models.QuerySet["PoliceView"]):
    """Questions about many views."""

    def visible_to(self, user: User) -> Self:
        """Views on cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def newest_first(self) -> Self:
        """The view of the latest day first, and of one day the one written down last."""
        return self.order_by("-said_on", "-id")


class PoliceView(models.Model):
    """One force's view on one day; `level` is what its words come to in ours, empty where they name none."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="police_views", db_constraint=False)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    their_words = models.CharField(max_length=200)
    level = models.CharField(max_length=10, choices=RiskLevel.choices, blank=True)
    our_level = models.CharField(max_length=10, choices=RiskLevel.choices)
    tool = models.CharField(max_length=200, blank=True)
    said_on = models.DateField()
    source = models.CharField(max_length=10, choices=list(SOURCES.items()))
    told_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()

    objects = PoliceViewQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="policeview_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__in=["", *RiskLevel.values]), name="policeview_level_known"),
            models.CheckConstraint(condition=Q(our_level__in=RiskLevel.values), name="policeview_our_level_known"),
            models.CheckConstraint(condition=~Q(their_words=""), name="policeview_has_words"),
            models.CheckConstraint(condition=Q(source__in=list(SOURCES)), name="policeview_source_known"),
        ]

    def __str__(self) -> str:
        return f"Police view {self.pk}"
