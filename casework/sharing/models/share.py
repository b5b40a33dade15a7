"""A share: the dated record that lets a police force see a case, why, and on what basis."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.sharing.models.agreement import Agreement


class ShareBasis(models.TextChoices):
    """What a share rests on; a share from before agreements were kept says so."""

    AGREEMENT = "agreement", "The client agreed"
    WITHOUT = "without", "Without agreement"
    NOT_RECORDED = "not_recorded", "Not recorded"


class ShareGround(models.TextChoices):
    """Why a case may be shared without the client's agreement (practice.md 6.2)."""

    SERIOUS_HARM = "serious_harm", "To prevent serious harm to somebody"
    CHILDREN = "children", "To protect a child"
    COURT_ORDER = "court_order", "A court has ordered it"
    MARAC = "marac", "A MARAC needs it, and it is proportionate"
    OTHER = "other", "Something else"


BOTH_ENDS = RangeBoundary(inclusive_lower=True, inclusive_upper=True)


# The days on which a share holds, both ends included. Django's own function, for a migration names no code of ours.
DAYS_OF_SHARE = Func("shared_on", "last_day", BOTH_ENDS, function="DATERANGE", output_field=DateRangeField())


class ShareQuerySet(models.QuerySet["Share"]):
    """Questions about many shares."""

    def visible_to(self, user: User) -> Self:
        """Shares of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def live(self, on: date) -> Self:
        """Shares that let the force see the case on a day, to their last day inclusive."""
        return self.filter(shared_on__lte=on, revoked_at=None).exclude(last_day__lt=on)


class Share(models.Model):
    """Basis, purpose and time for one force to see one case; `organisation` is the owner of the case.

    No last day means until somebody ends it, or that nobody knows it (`last_day_known`).
    One without agreement holds at once; `approved_by` is the supervisor, never the sharer, who looked at it after.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="shares", db_constraint=False)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="shares_received", db_index=False)
    purpose = models.TextField()
    shared_on = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    last_day_known = models.BooleanField(default=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    basis = models.CharField(max_length=20, choices=ShareBasis.choices, default=ShareBasis.NOT_RECORDED)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="shares", null=True, blank=True, db_constraint=False
    )
    ground = models.CharField(max_length=20, choices=ShareGround.choices, blank=True)
    ground_words = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ShareQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="share_organisation_is_the_cases"),
        SameAsParent(parent="agreement", same=["case", "organisation"], name="share_case_is_the_agreements"),
    )

    class Meta:
        indexes = [models.Index(fields=["force", "case"], condition=Q(revoked_at=None), name="share_live_by_force")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("shared_on")), name="share_last_day_not_before_start"
            ),
            models.CheckConstraint(
                condition=Q(last_day_known=True) | Q(last_day=None), name="share_unknown_last_day_is_empty"
            ),
            models.CheckConstraint(condition=~Q(purpose__regex=r"^\s*$"), name="share_has_purpose"),
            models.CheckConstraint(condition=~Q(force=F("organisation")), name="share_is_with_somebody_else"),
            models.CheckConstraint(
                condition=Q(basis=ShareBasis.NOT_RECORDED, agreement=None, ground="")
                | Q(basis=ShareBasis.AGREEMENT, agreement__isnull=False, ground="")
                | Q(basis=ShareBasis.WITHOUT, ground__in=ShareGround.values) & ~Q(ground_words=""),
                name="share_rests_on_something",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("shared_by")) & Q(approved_at__isnull=False),
                name="share_approved_by_another",
            ),
            ExclusionConstraint(
                name="share_one_at_a_time",
                expressions=[
                    ("case", RangeOperators.EQUAL),
                    ("force", RangeOperators.EQUAL),
                    (DAYS_OF_SHARE, RangeOperators.OVERLAPS),
                ],
                condition=Q(revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Share {self.pk}"
