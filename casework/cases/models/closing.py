"""The model of a closing: who asked for it and why, what the confirming supervisor looked at, and its end."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class ClientToldHow(models.TextChoices):
    """In which way the client was told that her case closes."""

    IN_PERSON = "in_person", "In person"
    PHONE = "phone", "By phone"
    LETTER = "letter", "By letter"
    MESSAGE = "message", "By e-mail or text message"
    THROUGH_SOMEBODY = "through_somebody", "Through somebody who speaks for the client"


class Closing(models.Model):
    """Asked for, confirmed, undone: each with its person and moment. A case can be closed more than once.

    Whoever confirms says to have looked at the risk, the orders and the breaches: without that there is no row.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="closings", db_constraint=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    asked_because = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    reason = models.CharField(max_length=30, blank=True)
    words = models.TextField(blank=True)
    risk_level = models.CharField(max_length=10, blank=True)
    client_told_on = models.DateField(null=True, blank=True)
    client_told_how = models.CharField(max_length=20, choices=ClientToldHow.choices, blank=True)
    not_told_because = models.TextField(blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    reopened_for = models.CharField(max_length=30, blank=True)
    reopening_words = models.TextField(blank=True)

    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="closing_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_by__isnull=False) & ~Q(reason=""), name="closing_is_confirmed"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(client_told_on__isnull=False) & ~Q(client_told_how="")
                | ~Q(not_told_because=""),
                name="closing_client_told_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None) | Q(closed_at__isnull=False, reopened_at__gte=models.F("closed_at")),
                name="closing_undone_after_it_was_done",
            ),
        ]

    def __str__(self) -> str:
        return f"Closing {self.pk}"
