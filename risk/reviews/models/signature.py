"""A level that needs a second person: who asked for it, and who answered for it."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel
from casework.editing.models.same_parent import SameAsParent
from risk.reviews.models.review import RiskReview


class SignatureKind(models.TextChoices):
    """What waits: a lower level does not hold until it is signed, very high holds already."""

    LOWER = "lower", "A lower level is proposed"
    VERY_HIGH = "very_high", "Very high risk, to be signed"


class SignatureAnswer(models.TextChoices):
    """What the second person said."""

    SIGNED = "signed", "Signed"
    REFUSED = "refused", "Refused"


class SignatureQuerySet(models.QuerySet["Signature"]):
    """Questions about many signatures."""

    def visible_to(self, user: User) -> Self:
        """Signatures on cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self) -> Self:
        """Those that nobody has answered."""
        return self.filter(answer="")


class Signature(models.Model):
    """One level that one person asked for and another signs or refuses; `review` is the review that it led to.

    `seen_event` is the event that had last set the level when a lower one was proposed: what came later undoes it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="signatures", db_constraint=False)
    kind = models.CharField(max_length=10, choices=SignatureKind.choices)
    level = models.CharField(max_length=10, choices=RiskLevel.choices)
    reason = models.TextField(blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    later_reason = models.TextField(blank=True)
    review = models.ForeignKey(
        RiskReview, models.PROTECT, related_name="signatures", null=True, blank=True, db_constraint=False
    )
    seen_event = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=SignatureAnswer.choices, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)

    objects = SignatureQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="signature_organisation_is_the_cases"),
        SameAsParent(parent="review", same=["case", "organisation"], name="signature_review_is_of_its_case"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], condition=Q(answer=""), name="signature_open_once"),
            models.CheckConstraint(condition=Q(kind__in=SignatureKind.values), name="signature_kind_known"),
            models.CheckConstraint(condition=Q(level__in=RiskLevel.values), name="signature_level_known"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None, answered_at=None)
                | Q(answer__in=SignatureAnswer.values, answered_by__isnull=False, answered_at__isnull=False),
                name="signature_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")), name="signature_by_a_second_person"
            ),
            models.CheckConstraint(condition=~Q(answer="refused", words=""), name="signature_refused_in_words"),
            models.CheckConstraint(
                condition=~Q(kind="very_high", review=None) & ~Q(kind="lower", answer="signed", review=None),
                name="signature_names_its_review",
            ),
        ]

    def __str__(self) -> str:
        return f"Signature {self.pk}"
