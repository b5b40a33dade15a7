"""A recommendation to the police: what the service asked of whom, in which words, and what they answered."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned


class RecommendationKind(models.TextChoices):
    """What the police were asked to do."""

    ORDER = "order", "Apply for an order"
    CHARGE = "charge", "Charge with an offence"
    BAIL_CONDITION = "bail_condition", "Bail conditions"
    MARKER = "marker", "Marker on the address or number"
    ARREST = "arrest", "Arrest or interview"
    EVIDENCE = "evidence", "Secure evidence"
    OTHER = "other", "Something else"


class RecommendationAnswer(models.TextChoices):
    """What they answered."""

    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    NO_ANSWER = "no_answer", "No answer came"


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Questions about many recommendations."""

    def visible_to(self, user: User) -> Self:
        """Recommendations on cases that the user may see; the police have their own copy."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class Recommendation(Versioned):
    """One recommendation; until it is answered, a task waits for the answer."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="recommendations", db_index=False, db_constraint=False)
    kind = models.CharField(max_length=20, choices=RecommendationKind.choices)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    officer = models.CharField(max_length=200, blank=True)
    made_on = models.DateField()
    words = models.TextField()
    answer_due_on = models.DateField()
    answer = models.CharField(max_length=20, choices=RecommendationAnswer.choices, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer_reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = RecommendationQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="recommendation_organisation_is_the_cases"),
    )

    class Meta:
        indexes = [models.Index(fields=["case", "-made_on"], name="recommendation_by_case")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RecommendationKind.values), name="recommendation_kind_known"),
            models.CheckConstraint(
                condition=Q(answer__in=["", *RecommendationAnswer.values]), name="recommendation_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & ~Q(answered_on=None)),
                name="recommendation_answer_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("made_on")),
                name="recommendation_not_answered_before_made",
            ),
            models.CheckConstraint(condition=~Q(words__regex=r"^\s*$"), name="recommendation_has_words"),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.pk}"
