"""The days on which the court was to hear an application, and what came of each."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from orders.applications.models.application import Application


class HearingOutcome(models.TextChoices):
    """What came of a hearing; empty while it is still to come."""

    HELD = "held", "Held"
    ADJOURNED = "adjourned", "Adjourned"
    RELISTED = "relisted", "Listed for another day"


class HearingQuerySet(models.QuerySet["Hearing"]):
    """Questions about many hearings."""

    def visible_to(self, user: User) -> Self:
        """Hearings of cases that the user may see; what the service knows of them is never shown to the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class Hearing(models.Model):
    """One listing of an application for a day."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="hearings", db_constraint=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="hearings", db_constraint=False)
    hearing_on = models.DateField()
    listed_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=HearingOutcome.choices, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=40, blank=True)

    objects = HearingQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="application", same=["case", "organisation"], name="hearing_case_is_the_applications"),
    )

    class Meta:
        indexes = [models.Index(fields=["hearing_on"], name="hearing_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="hearing_key"),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_at=None)
                | Q(outcome__in=HearingOutcome.values, outcome_at__isnull=False),
                name="hearing_outcome_known_and_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"Hearing {self.pk}"
