"""Protection other than a stalking protection order: bail conditions, restraining orders and the like."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from record.vocabulary.protection_kinds import BINDS_NOBODY


class OtherProtectionQuerySet(models.QuerySet["OtherProtection"]):
    """Questions about many protections."""

    def in_force(self, on: date) -> Self:
        """Protection that holds on a day, from its first to its last day inclusive."""
        return self.filter(from_day__lte=on).exclude(last_day__lt=on)

    def protecting(self, on: date) -> Self:
        """Protection that holds on a day for sure and that somebody can enforce."""
        return self.in_force(on).filter(last_day_known=True).exclude(kind__in=BINDS_NOBODY)

    def visible_to(self, user: User) -> Self:
        """Protection in cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class ProtectionApplicant(models.TextChoices):
    """Who asked for a protection."""

    CLIENT = "client", "The client"
    POLICE = "police", "The police"
    PROSECUTION = "prosecution", "The prosecution"
    COURT = "court", "The court itself"
    PROBATION = "probation", "Probation or prison"
    COUNCIL = "council", "The council or another body"
    OTHER = "other", "Somebody else"


class OtherProtection(Versioned):
    """One such protection with its days, both inclusive; no last day means until further notice.

    That nobody knows the last day is said by `last_day_known`.

    Kind, days, force and what it says come from the record; `reference` to `cost_pence` are what staff add and mend.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="other_protections", db_constraint=False)
    label = models.CharField(max_length=40)
    kind = models.CharField(max_length=60)
    from_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    last_day_known = models.BooleanField(default=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    conditions = models.TextField(blank=True)
    reference = models.CharField(max_length=100, blank=True)
    court = models.CharField(max_length=200, blank=True)
    applicant = models.CharField(max_length=20, choices=ProtectionApplicant.choices, blank=True)
    granted_on = models.DateField(null=True, blank=True)
    cost_pence = models.PositiveIntegerField(null=True, blank=True)

    objects = OtherProtectionQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="otherprotection_organisation_is_the_cases"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="otherprotection_key"),
            models.UniqueConstraint(fields=["case", "label"], name="otherprotection_label_unique_in_case"),
            models.CheckConstraint(
                condition=Q(applicant__in=["", *ProtectionApplicant.values]), name="otherprotection_applicant_known"
            ),
            models.CheckConstraint(condition=~Q(kind=""), name="otherprotection_has_kind"),
            models.CheckConstraint(
                condition=Q(last_day_known=True) | Q(last_day=None), name="otherprotection_unknown_last_day_is_empty"
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("from_day")),
                name="otherprotection_last_day_not_before_first",
            ),
        ]

    def __str__(self) -> str:
        return f"Protection {self.pk}"
