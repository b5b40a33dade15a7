"""A step against a refusal: what was asked of whom, by when they are to answer, and what they answered."""

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
from orders.applications.models.application import Application


class ChallengeKind(models.TextChoices):
    """How a refusal is challenged, from the mildest on."""

    REASONS_IN_WRITING = "reasons_in_writing", "Asked for the reasons in writing"
    STALKING_LEAD = "stalking_lead", "Taken to the force's stalking lead"
    SENIOR_OFFICER = "senior_officer", "Taken to a senior officer"
    RIGHT_TO_REVIEW = "right_to_review", "Victims' right to review"
    COMPLAINT = "complaint", "Complaint to the force"
    COMMISSIONER = "commissioner", "Taken to the police and crime commissioner"
    OTHER = "other", "Something else"


class ChallengeOutcome(models.TextChoices):
    """What came of it."""

    WILL_APPLY = "will_apply", "The force will apply after all"
    REASONS_GIVEN = "reasons_given", "Reasons were given"
    STANDS = "stands", "The refusal stands"
    OTHER_PROTECTION = "other_protection", "Something else was done to protect the client"
    NO_REPLY = "no_reply", "No reply came"


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    """Questions about many challenges."""

    def visible_to(self, user: User) -> Self:
        """Challenges of applications that the user may see."""
        return self.filter(application__in=Application.objects.visible_to(user))

    def awaited(self) -> Self:
        """Those to which nobody has replied."""
        return self.filter(outcome="")


class Challenge(Versioned):
    """One such step; while the reply is awaited a task waits for it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="challenges", db_constraint=False)
    kind = models.CharField(max_length=30, choices=ChallengeKind.choices)
    sent_to = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    sent_on = models.DateField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=ChallengeOutcome.choices, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ChallengeQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="application", same=["case", "organisation"], name="challenge_case_is_the_applications"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ChallengeKind.values), name="challenge_kind_known"),
            models.CheckConstraint(condition=Q(due_on__gte=F("sent_on")), name="challenge_not_due_before_sent"),
            models.CheckConstraint(
                condition=Q(outcome="", replied_on=None)
                | Q(outcome__in=ChallengeOutcome.values, replied_on__isnull=False),
                name="challenge_outcome_known_and_dated",
            ),
            models.CheckConstraint(
                condition=Q(replied_on=None) | Q(replied_on__gte=F("sent_on")),
                name="challenge_not_answered_before_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"Challenge {self.pk}"
