"""A request to a force to apply for an order, and how far it has come."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from orders.proceedings.rules import who_may_ask
from record.events.events import AREA_BASES
from record.vocabulary import steps as vocabulary


class ApplicationStatus(models.TextChoices):
    """The latest stage that an application entered; `ENDINGS` are those in which it is determined."""

    REQUESTED = vocabulary.ApplicationStep.REQUESTED.value, "Requested"
    ACKNOWLEDGED = vocabulary.ApplicationStep.ACKNOWLEDGED.value, "Acknowledged by the police"
    UNDER_CONSIDERATION = (
        vocabulary.ApplicationStep.UNDER_CONSIDERATION.value,
        vocabulary.WORDS[vocabulary.ApplicationStep.UNDER_CONSIDERATION],
    )
    DECIDED_TO_APPLY = (
        vocabulary.ApplicationStep.DECIDED_TO_APPLY.value,
        vocabulary.WORDS[vocabulary.ApplicationStep.DECIDED_TO_APPLY],
    )
    CONDITIONS_PUT_TO_VICTIM = vocabulary.ApplicationStep.CONDITIONS_PUT_TO_VICTIM.value, "Conditions put to the client"
    PROVIDER_ASKED = vocabulary.ApplicationStep.PROVIDER_ASKED.value, "A provider was asked whether it can deliver"
    CONDITIONS_AGREED = (
        vocabulary.ApplicationStep.CONDITIONS_AGREED.value,
        vocabulary.WORDS[vocabulary.ApplicationStep.CONDITIONS_AGREED],
    )
    AUTHORISED = vocabulary.ApplicationStep.AUTHORISED.value, "Authorised"
    SENT_TO_LEGAL = vocabulary.ApplicationStep.SENT_TO_LEGAL.value, "With police lawyers"
    LODGED = vocabulary.ApplicationStep.LODGED.value, vocabulary.WORDS[vocabulary.ApplicationStep.LODGED]
    LISTED = vocabulary.ApplicationStep.LISTED.value, vocabulary.WORDS[vocabulary.ApplicationStep.LISTED]
    HELD = vocabulary.ApplicationStep.HELD.value, vocabulary.WORDS[vocabulary.ApplicationStep.HELD]
    ADJOURNED = vocabulary.ApplicationStep.ADJOURNED.value, "Adjourned"
    GRANTED = vocabulary.ApplicationStep.GRANTED.value, "Granted"
    REFUSED = vocabulary.ApplicationStep.REFUSED.value, "Refused by the court"
    WITHDRAWN = vocabulary.ApplicationStep.WITHDRAWN.value, "Withdrawn"
    DECLINED = vocabulary.ApplicationStep.DECLINED.value, vocabulary.WORDS[vocabulary.ApplicationStep.DECLINED]
    SUPERSEDED = vocabulary.ApplicationStep.SUPERSEDED.value, "Superseded"
    APPEALED = vocabulary.ApplicationStep.APPEALED.value, vocabulary.WORDS[vocabulary.ApplicationStep.APPEALED]
    APPEAL_DISMISSED = vocabulary.ApplicationStep.APPEAL_DISMISSED.value, "Appeal dismissed"


class WaitingOn(models.TextChoices):
    """Who must act next."""

    SERVICE = "service", "Our service"
    VICTIM = "victim", "The client"
    POLICE_OIC = "police_oic", "Police: officer in the case"
    POLICE_AUTHORISER = "police_authoriser", "Police: authorising officer"
    POLICE_LEGAL = "police_legal", "Police: lawyers"
    COURT = "court", "The court"
    PROVIDER = "provider", "A provider"
    DEFENDANT = "defendant", "The perpetrator"
    NOBODY = "nobody", "Nobody"


ENDINGS = (
    ApplicationStatus.GRANTED,
    ApplicationStatus.REFUSED,
    ApplicationStatus.WITHDRAWN,
    ApplicationStatus.DECLINED,
    ApplicationStatus.SUPERSEDED,
    ApplicationStatus.APPEALED,
    ApplicationStatus.APPEAL_DISMISSED,
)


class OrderOriginChoices(models.TextChoices):
    """Who brought an order before the court (law.md 1.11): a force, or the court of its own motion."""

    POLICE_APPLICATION = vocabulary.OrderOrigin.POLICE_APPLICATION.value, "Application by the police"
    COURT_ON_CONVICTION = vocabulary.OrderOrigin.COURT_ON_CONVICTION.value, "The court, on conviction"
    COURT_ON_ACQUITTAL = vocabulary.OrderOrigin.COURT_ON_ACQUITTAL.value, "The court, on acquittal"


class AreaBasis(models.TextChoices):
    """Why a territorial force may apply (Stalking Protection Act 2019 s.1(2)); BTP and MDP need no such ground."""

    RESIDES = who_may_ask.RelevantOfficerReason.RESIDES.value, AREA_BASES["resides"]
    BELIEVED_IN = who_may_ask.RelevantOfficerReason.BELIEVED_IN.value, AREA_BASES["believed_in"]
    INTENDS_TO_COME = who_may_ask.RelevantOfficerReason.INTENDS_TO_COME.value, AREA_BASES["intends_to_come"]


class InterimStatus(models.TextChoices):
    """How far the interim track of an application has come; it runs beside the stages."""

    APPLIED = vocabulary.InterimState.APPLIED.value, "Applied for"
    GRANTED = vocabulary.InterimState.GRANTED.value, "Granted"
    REFUSED = vocabulary.InterimState.REFUSED.value, "Refused"


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Questions about many applications."""

    def open(self) -> Self:
        """Applications that are not determined."""
        return self.filter(determined_at=None)

    def visible_to(self, user: User) -> Self:
        """Applications of cases that the user may see; a liaison's only when made to the liaison's own force."""
        rows = self.filter(case__in=Case.objects.visible_to(user))
        return rows.filter(force_id=user.organisation_id) if user.role == Role.POLICE_LIAISON else rows


class Application(Versioned):
    """One request and what became of it; `first_requested_at` survives refiling against the same perpetrator.

    `version` counts the events about it: a page that records the next one says which it has seen.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="applications", db_index=False, db_constraint=False)
    label = models.CharField(max_length=40)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="applications_received")
    status = models.CharField(max_length=30, choices=ApplicationStatus.choices)
    waiting_on = models.CharField(max_length=20, choices=WaitingOn.choices)
    origin = models.CharField(
        max_length=30, choices=OrderOriginChoices.choices, default=OrderOriginChoices.POLICE_APPLICATION
    )
    defendant_force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    area_basis = models.CharField(max_length=20, choices=AreaBasis.choices, blank=True)
    interim_status = models.CharField(max_length=10, choices=InterimStatus.choices, blank=True)
    interim_status_at = models.DateTimeField(null=True, blank=True)
    requested_at = models.DateTimeField()
    first_requested_at = models.DateTimeField()
    stage_entered_at = models.DateTimeField()
    last_event_at = models.DateTimeField()
    officer = models.CharField(max_length=200, blank=True)
    court_reference = models.CharField(max_length=100, blank=True)
    hearing_on = models.DateField(null=True, blank=True)
    next_expected_on = models.DateField(null=True, blank=True)
    adjournments = models.PositiveSmallIntegerField(default=0)
    paused_until = models.DateField(null=True, blank=True)
    determined_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    reason_code = models.CharField(max_length=40, blank=True)
    alternatives = models.TextField(blank=True)

    objects = ApplicationQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="application_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            models.Index(fields=["force", "id"], condition=Q(determined_at=None), name="application_open_by_force"),
            models.Index(fields=["case"], condition=Q(determined_at=None), name="application_open_by_case"),
            models.Index(
                fields=["hearing_on"], condition=Q(hearing_on__isnull=False), name="application_by_hearing_day"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="application_key"),
            models.UniqueConstraint(fields=["case", "label"], name="application_label_unique_in_case"),
            models.CheckConstraint(condition=Q(status__in=ApplicationStatus.values), name="application_status_known"),
            models.CheckConstraint(condition=Q(origin__in=OrderOriginChoices.values), name="application_origin_known"),
            models.CheckConstraint(
                condition=Q(area_basis__in=["", *AreaBasis.values]), name="application_area_basis_known"
            ),
            models.CheckConstraint(
                condition=Q(interim_status="", interim_status_at=None)
                | Q(interim_status__in=InterimStatus.values, interim_status_at__isnull=False),
                name="application_interim_known_and_dated",
            ),
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
