"""The model of an agreement: the client's yes to our service, or to telling a named body, for a purpose and time."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class AgreementKind(models.TextChoices):
    """To be supported at all, or to have her case told to somebody."""

    SERVICE = "service", "To our service"
    SHARE = "share", "To sharing"


class GivenHow(models.TextChoices):
    """In which way the client said it."""

    IN_PERSON = "in_person", "In person"
    PHONE = "phone", "By phone"
    VIDEO = "video", "By video call"
    WRITING = "writing", "In writing"
    MESSAGE = "message", "By e-mail or text message"
    THROUGH_SOMEBODY = "through_somebody", "Through somebody who speaks for the client"


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Questions about many agreements."""

    def visible_to(self, user: User) -> Self:
        """Agreements of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def holding(self, on: date) -> Self:
        """Agreements that hold on a day, to their last day inclusive."""
        return self.filter(given_on__lte=on, withdrawn_at=None).exclude(last_day__lt=on)

    def to_share(self) -> Self:
        """Agreements that somebody is told."""
        return self.filter(kind=AgreementKind.SHARE)


class Agreement(models.Model):
    """One yes of the client. It is never changed: it runs out, or is withdrawn, and a new one is recorded.

    No last day means until she takes it back, or that nobody knows it yet (`last_day_known`), until it is found out.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="agreements", db_constraint=False)
    kind = models.CharField(max_length=10, choices=AgreementKind.choices)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    recipient = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(blank=True)
    given_on = models.DateField()
    given_how = models.CharField(max_length=20, choices=GivenHow.choices)
    last_day = models.DateField(null=True, blank=True)
    last_day_known = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    withdrawal = models.TextField(blank=True)

    objects = AgreementQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="agreement_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            models.Index(
                fields=["last_day"],
                condition=Q(withdrawn_at=None, reminded_at=None, last_day__isnull=False),
                name="agreement_to_be_reminded_of",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="agreement_key"),
            models.CheckConstraint(condition=Q(kind__in=AgreementKind.values), name="agreement_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=AgreementKind.SERVICE, force=None, recipient="")
                | Q(kind=AgreementKind.SHARE, force__isnull=False, recipient="")
                | Q(kind=AgreementKind.SHARE, force=None) & ~Q(recipient=""),
                name="agreement_names_one_recipient",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AgreementKind.SHARE) | ~Q(purpose=""), name="agreement_to_share_has_purpose"
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("given_on")), name="agreement_not_over_before_given"
            ),
            models.CheckConstraint(
                condition=Q(last_day_known=True) | Q(last_day=None), name="agreement_unknown_last_day_is_empty"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_on=None)
                | Q(withdrawn_at__isnull=False, withdrawn_on__gte=F("given_on")),
                name="agreement_not_withdrawn_before_given",
            ),
        ]

    def __str__(self) -> str:
        return f"Agreement {self.pk}"

    @property
    def with_whom(self) -> str:
        """Who may be told; empty for the agreement to our service."""
        return self.force.name if self.force else self.recipient
