"""Models of what staff add to a breach: confirmations of police steps, and requests not to pursue."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.editing.models.same_parent import SameAsParent
from orders.breaches.models.breach import Breach


class KnownFrom(models.TextChoices):
    """Who told us that a step was taken."""

    OFFICER = "officer", "The officer in the case"
    LIAISON = "liaison", "The force's liaison or control room"
    CLIENT = "client", "The client"
    COURT = "court", "The court or the prosecution"
    PAPER = "paper", "A letter, an e-mail or a document"
    OTHER = "other", "Somebody else"


class StepConfirmationQuerySet(models.QuerySet["StepConfirmation"]):
    """Questions about many confirmations."""

    def visible_to(self, user: User) -> Self:
        """Confirmations in cases that the user may see; what we ask whom is not for the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class StepConfirmation(models.Model):
    """How we know that a step about a breach was taken: from whom and in what words. Written once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="step_confirmations", db_constraint=False)
    breach = models.ForeignKey(Breach, models.PROTECT, related_name="confirmations", db_constraint=False)
    event = models.OneToOneField(Event, models.PROTECT, related_name="confirmation")
    known_from = models.CharField(max_length=20, choices=KnownFrom.choices)
    how_known = models.TextField()
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)

    objects = StepConfirmationQuerySet.as_manager()

    same_as_parent = (
        SameAsParent(parent="breach", same=["case", "organisation"], name="stepconfirmation_case_is_the_breachs"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(known_from__in=KnownFrom.values), name="stepconfirmation_source_known"),
            models.CheckConstraint(condition=~Q(how_known=""), name="stepconfirmation_in_words"),
        ]

    def __str__(self) -> str:
        return f"Confirmation {self.pk}"


class NotPursuedRequestQuerySet(models.QuerySet["NotPursuedRequest"]):
    """Questions about many such requests."""

    def visible_to(self, user: User) -> Self:
        """Requests in cases that the user may see; never for the police."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self) -> Self:
        """Requests that no second person has answered."""
        return self.filter(answered_at=None)


class NotPursuedRequest(models.Model):
    """Somebody asks that a breach is not pursued, and a supervisor who did not ask agrees or says why it goes on."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="not_pursued_requests", db_constraint=False)
    breach = models.ForeignKey(Breach, models.PROTECT, related_name="not_pursued_requests", db_constraint=False)
    why = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    agreed = models.BooleanField(default=False)
    answer = models.TextField(blank=True)

    objects = NotPursuedRequestQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="breach", same=["case", "organisation"], name="notpursuedrequest_case_is_the_breachs"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="notpursuedrequest_has_reason"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, agreed=False)
                | Q(answered_at__gte=F("asked_at"), answered_by__isnull=False) & ~Q(answer=""),
                name="notpursuedrequest_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")),
                name="notpursuedrequest_answered_by_another",
            ),
            models.UniqueConstraint(
                fields=["breach"], condition=Q(answered_at=None), name="notpursuedrequest_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Request {self.pk} not to pursue breach {self.breach_id}"
