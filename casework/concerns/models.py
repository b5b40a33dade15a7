"""A concern: something on a case that a supervisor must look at, and what was done about it."""

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


class ConcernKind(models.TextChoices):
    """Why a second person must look."""

    UNSAFE_ADVICE = "unsafe_advice", "Unsafe advice was given"
    THREAT_TO_KILL = "threat_to_kill", "A threat to kill"
    FIFTH_REPORT = "fifth_report", "Reported five times in thirty days"
    MISSED_CONTACTS = "missed_contacts", "Three missed contacts while the risk is high"
    DURESS = "duress", "The duress word was used"
    RISK_SIGNATURE = "risk_signature", "A risk level needs a second person"
    VIEWS_DIFFER = "views_differ", "Our view of the risk differs from the police's"
    SHARED_WITHOUT_AGREEMENT = "shared_without_agreement", "Shared without the client's agreement"
    CLOSING_ASKED = "closing_asked", "Closing was asked for"
    STAGE_FIVE = "stage_five", "An opinion of planning or worse"
    ADDRESS_CLASH = "address_clash", "A safe address is also the perpetrator's"
    INFECTED_FILE = "infected_file", "A file was put in quarantine"
    NOT_PURSUED = "not_pursued", "A breach is asked not to be pursued"
    DISCHARGE_EARLY = "discharge_early", "An order was discharged without every consent"
    MOVED_AFTER_REFUSAL = "moved_after_refusal", "The client moved after an order was refused"
    NO_REQUEST = "no_request", "High risk, and no order was asked for"
    LETTER_TO_APPROVE = "letter_to_approve", "A letter waits for approval"
    WARRANT_STANDS = "warrant_stands", "A warrant has not been executed"
    NOBODY_AT_FORCE = "nobody_at_force", "Nobody at the force can sign in"


class ConcernQuerySet(models.QuerySet["Concern"]):
    """Questions about many concerns."""

    def visible_to(self, user: User) -> Self:
        """Concerns of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self) -> Self:
        """Concerns that nobody has answered."""
        return self.filter(answered_at=None)


class Concern(models.Model):
    """One thing to look at; open until a supervisor who did not raise it says what was done, or its ground is gone.

    `since` says what has changed while it still has to be looked at. `force` is whom NOBODY_AT_FORCE is about.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="concerns", db_index=False, db_constraint=False)
    kind = models.CharField(max_length=30, choices=ConcernKind.choices)
    about_kind = models.CharField(max_length=30, blank=True)
    about_id = models.UUIDField(null=True, blank=True)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True, db_index=False)
    since = models.TextField(blank=True)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    answer = models.TextField(blank=True)

    objects = ConcernQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="concern_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            models.Index(fields=["case", "kind"], name="concern_by_case"),
            models.Index(fields=["kind", "case"], name="concern_by_kind"),
            models.Index(fields=["force"], condition=Q(answered_at=None, force__isnull=False), name="concern_of_force"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ConcernKind.values), name="concern_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=ConcernKind.NOBODY_AT_FORCE, force__isnull=False)
                | ~Q(kind=ConcernKind.NOBODY_AT_FORCE) & Q(force=None),
                name="concern_names_its_force",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | (Q(answered_at__gte=F("raised_at")) & ~Q(answer="")),
                name="concern_answered_in_words",
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "about_kind", "about_id", "force"],
                condition=Q(answered_at=None),
                nulls_distinct=False,
                name="concern_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Concern {self.pk}"
