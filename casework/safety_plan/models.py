"""The safety plan: its measures, and the days on which somebody went through it with the client."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.safety_plan.rules import MEASURES


class MeasureState(models.TextChoices):
    """How far a measure has come."""

    OFFERED = "offered", "Offered"
    AGREED = "agreed", "Agreed, not yet in place"
    IN_PLACE = "in_place", "In place"
    DECLINED = "declined", "Declined by the client"
    NOT_AVAILABLE = "not_available", "Not available"


class SafetyMeasureQuerySet(models.QuerySet["SafetyMeasure"]):
    """Questions about many measures."""

    def visible_to(self, user: User) -> Self:
        """Measures of cases that the user may see; never for the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class SafetyMeasure(Versioned):
    """One thing that makes the client safer: what, by whom, since when, and when to look at it again."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="measures", db_index=False, db_constraint=False)
    code = models.CharField(max_length=30, choices=list(MEASURES.items()))
    state = models.CharField(max_length=20, choices=MeasureState.choices)
    provider = models.CharField(max_length=200, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = SafetyMeasureQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="safetymeasure_organisation_is_the_cases"),
    )

    class Meta:
        indexes = [models.Index(fields=["case", "id"], name="safetymeasure_by_case")]
        constraints = [
            models.CheckConstraint(condition=Q(code__in=list(MEASURES)), name="safetymeasure_code_known"),
            models.CheckConstraint(condition=Q(state__in=MeasureState.values), name="safetymeasure_state_known"),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(done_on=None) | Q(done_on__gte=F("agreed_on")),
                name="safetymeasure_not_done_before_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"Measure {self.pk}"


class PlanConfirmationQuerySet(models.QuerySet["PlanConfirmation"]):
    """Questions about many versions of safety plans."""

    def visible_to(self, user: User) -> Self:
        """Versions of plans of cases that the user may see; never for the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class PlanConfirmation(models.Model):
    """One version of a safety plan: the measures as they stood on the day somebody confirmed them with the client."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="plan_confirmations", db_index=False, db_constraint=False
    )
    number = models.PositiveIntegerField()
    confirmed_on = models.DateField()
    words = models.TextField(blank=True)
    lines = ArrayField(models.TextField(), default=list)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = PlanConfirmationQuerySet.as_manager()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="planconfirmation_organisation_is_the_cases"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="planconfirmation_number_unique_in_case"),
            models.CheckConstraint(condition=Q(number__gte=1), name="planconfirmation_number_positive"),
        ]

    def __str__(self) -> str:
        return f"Plan {self.number} of case {self.case_id}"
