"""Each change and each review of a case's risk level, by whom and why."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.cases.models.risk_level import RiskLevel
from casework.editing.models.same_parent import SameAsParent


class RiskReviewQuerySet(models.QuerySet["RiskReview"]):
    """Questions about many reviews."""

    def visible_to(self, user: User) -> Self:
        """Reviews of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def by_people(self) -> Self:
        """Reviews, without the raises that no person judged."""
        return self.filter(raised_automatically=False)

    def due(self, on: date) -> Self:
        """Each case's latest review by a person, where the day that it named for the next one has come."""
        later = RiskReview.objects.filter(case=OuterRef("case")).by_people().newest_first()
        latest = self.by_people().filter(next_review_on__lte=on)
        return latest.filter(pk=Subquery(later.values("pk")[:1]))

    def newest_first(self) -> Self:
        """Reviews and raises, the latest at the top."""
        return self.order_by("-at", "-id")


class RiskReview(models.Model):
    """The level from a moment on: judged by a person, or raised by one band because of a breach.

    A raise is not a review: it answers no clock and says so by `raised_automatically`.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="risk_reviews", db_index=False, db_constraint=False)
    event = models.OneToOneField(Event, models.PROTECT, related_name="risk_review", null=True, blank=True)
    level = models.CharField(max_length=10, choices=RiskLevel.choices)
    previous_level = models.CharField(max_length=10, choices=RiskLevel.choices, blank=True)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    later_reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    raised_automatically = models.BooleanField(default=False)

    objects = RiskReviewQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="riskreview_organisation_is_the_cases"),)

    class Meta:
        indexes = [models.Index(fields=["case", "-at", "-id"], name="riskreview_newest")]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="riskreview_key"),
            models.CheckConstraint(condition=Q(level__in=RiskLevel.values), name="riskreview_level_known"),
            models.CheckConstraint(
                condition=Q(raised_automatically=True) | Q(next_review_on__isnull=False),
                name="riskreview_names_the_next",
            ),
            models.CheckConstraint(
                condition=Q(previous_level__in=["", *RiskLevel.values]), name="riskreview_previous_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Risk review {self.pk}"
