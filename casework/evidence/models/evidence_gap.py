"""A gap in the evidence: what is missing, whom we asked for it and when, and what they answered."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.incidents.models.incident import Incident


class GapAnswer(models.TextChoices):
    """What came of a request."""

    RECEIVED = "received", "We have it"
    REFUSED = "refused", "They will not give it"
    GONE = "gone", "It does not exist any more"
    NOT_NEEDED = "not_needed", "It is no longer needed"


class EvidenceGapQuerySet(models.QuerySet["EvidenceGap"]):
    """Questions about many gaps."""

    def visible_to(self, user: User) -> Self:
        """Gaps of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self) -> Self:
        """Gaps that nobody has answered."""
        return self.filter(answered_on=None)


class EvidenceGap(Versioned):
    """One thing that is missing. Asked for with a day, it can be late."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence_gaps", db_constraint=False)
    incident = models.ForeignKey(
        Incident, models.PROTECT, related_name="evidence_gaps", null=True, blank=True, db_constraint=False
    )
    missing = models.CharField(max_length=200)
    asked_of = models.CharField(max_length=200, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=GapAnswer.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = EvidenceGapQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="evidencegap_organisation_is_the_cases"),
        SameAsParent(parent="incident", same=["case", "organisation"], name="evidencegap_incident_of_same_case"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(missing=""), name="evidencegap_says_what_is_missing"),
            models.CheckConstraint(condition=Q(asked_on=None) | ~Q(asked_of=""), name="evidencegap_asked_of_somebody"),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(asked_on__isnull=False, asked_on__lte=F("due_on")),
                name="evidencegap_due_after_asked",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, outcome="") | (Q(outcome__in=GapAnswer.values) & ~Q(answered_on=None)),
                name="evidencegap_answered_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"Evidence gap {self.pk}"
