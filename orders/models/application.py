"""A request to a force to apply for an order, and how far it has come."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.models import Organisation, Role, User
from casework.models import Case, SameAsParent


class ApplicationStatus(models.TextChoices):
    """The latest stage that an application entered; the last four end it."""

    REQUESTED = "requested", "Requested"
    ACKNOWLEDGED = "acknowledged", "Acknowledged by the police"
    DECIDED_TO_APPLY = "decided_to_apply", "Police decided to apply"
    CONDITIONS_PUT_TO_VICTIM = "conditions_put_to_victim", "Conditions put to the victim"
    AUTHORISED = "authorised", "Authorised"
    SENT_TO_LEGAL = "sent_to_legal", "With police lawyers"
    LODGED = "lodged", "Lodged with the court"
    LISTED = "listed", "Hearing listed"
    HELD = "held", "Hearing held"
    ADJOURNED = "adjourned", "Adjourned"
    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused by the court"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DECLINED = "declined", "Police declined to apply"


class WaitingOn(models.TextChoices):
    """Who must act next."""

    SERVICE = "service", "Our service"
    VICTIM = "victim", "The victim"
    POLICE_OIC = "police_oic", "Police: officer in the case"
    POLICE_AUTHORISER = "police_authoriser", "Police: authorising officer"
    POLICE_LEGAL = "police_legal", "Police: lawyers"
    COURT = "court", "The court"
    NOBODY = "nobody", "Nobody"


ENDINGS = (
    ApplicationStatus.GRANTED,
    ApplicationStatus.REFUSED,
    ApplicationStatus.WITHDRAWN,
    ApplicationStatus.DECLINED,
)


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Questions about many applications."""

    def open(self) -> Self:
        """Applications that are not determined."""
        return self.filter(determined_at=None)

    def visible_to(self, user: User) -> Self:
        """Applications of cases that the user may see; a liaison's only when made to the liaison's own force."""
        rows = self.filter(case__in=Case.objects.visible_to(user))
        return rows.filter(force_id=user.organisation_id) if user.role == Role.POLICE_LIAISON else rows


class Application(models.Model):
    """One request and what became of it; `first_requested_at` survives refiling against the same perpetrator."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="applications", db_index=False, db_constraint=False)
    label = models.CharField(max_length=40)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="applications_received")
    status = models.CharField(max_length=30, choices=ApplicationStatus.choices)
    waiting_on = models.CharField(max_length=20, choices=WaitingOn.choices)
    requested_at = models.DateTimeField()
    first_requested_at = models.DateTimeField()
    stage_entered_at = models.DateTimeField()
    last_event_at = models.DateTimeField()
    officer = models.CharField(max_length=200, blank=True)
    hearing_on = models.DateField(null=True, blank=True)
    next_expected_on = models.DateField(null=True, blank=True)
    adjournments = models.PositiveSmallIntegerField(default=0)
    paused_until = models.DateField(null=True, blank=True)
    determined_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = ApplicationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        indexes = [
            models.Index(fields=["force", "id"], condition=Q(determined_at=None), name="application_open_by_force"),
            models.Index(fields=["case"], condition=Q(determined_at=None), name="application_open_by_case"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="application_key"),
            models.UniqueConstraint(fields=["case", "label"], name="application_label_unique_in_case"),
            SameAsParent(parent="case", same=["organisation"], name="application_organisation_is_the_cases"),
            models.CheckConstraint(condition=Q(status__in=ApplicationStatus.values), name="application_status_known"),
            models.CheckConstraint(condition=Q(waiting_on__in=WaitingOn.values), name="application_waiting_on_known"),
            models.CheckConstraint(
                condition=Q(determined_at__isnull=False, status__in=ENDINGS)
                | (Q(determined_at__isnull=True) & ~Q(status__in=ENDINGS)),
                name="application_determined_when_ended",
            ),
            models.CheckConstraint(
                condition=Q(first_requested_at__lte=F("requested_at")), name="application_first_request_not_after_own"
            ),
            models.CheckConstraint(
                condition=Q(determined_at=None) | Q(determined_at__gte=F("requested_at")),
                name="application_not_determined_before_requested",
            ),
        ]

    def __str__(self) -> str:
        return f"Application {self.label}"
