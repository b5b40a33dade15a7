"""Hand-overs: who had a case, who has it now, and what the one wrote for the other; and what a caseworker asked for."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Team, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class HandoverKind(models.TextChoices):
    """How a case came to somebody."""

    ALLOCATED = "allocated", "Given from the waiting list"
    TRANSFERRED = "transferred", "Moved to another caseworker"
    REASSIGNED = "reassigned", "Moved because a caseworker leaves"


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Questions about many hand-overs."""

    def visible_to(self, user: User) -> Self:
        """Hand-overs of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def unread_by(self, user: User) -> Self:
        """Those that gave the user a case which is still the user's, and that the user has not marked as read."""
        return self.filter(to_worker=user, case__caseworker=user, case__closed_at=None, reading=None)


class Handover(models.Model):
    """A case changes hands; append-only (a trigger refuses the rest). Without `to_worker` it went to a waiting list."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers", db_constraint=False)
    kind = models.CharField(max_length=20, choices=HandoverKind.choices)
    from_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    to_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="handovers", null=True, blank=True
    )
    from_team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    open_work = models.TextField(blank=True)
    promised = models.TextField(blank=True)
    dangers = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)

    objects = HandoverQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="handover_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="handover_key"),
            models.CheckConstraint(condition=Q(kind__in=HandoverKind.values), name="handover_kind_known"),
            models.CheckConstraint(
                condition=Q(from_worker=None)
                | Q(to_worker=None)
                | ~Q(from_worker=F("to_worker"))
                | ~Q(from_team=F("to_team")),
                name="handover_changes_hands",
            ),
        ]

    def __str__(self) -> str:
        return f"Hand-over {self.pk}"


class HandoverReading(models.Model):
    """The new caseworker has read what was written for them."""

    handover = models.OneToOneField(Handover, models.PROTECT, related_name="reading")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Reading of hand-over {self.handover_id}"


class MoveRequestQuerySet(models.QuerySet["MoveRequest"]):
    """Questions about many requests."""

    def visible_to(self, user: User) -> Self:
        """Requests about cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self) -> Self:
        """Requests that no supervisor has answered, about cases that somebody still works on."""
        return self.filter(answered_at=None, case__closed_at=None)


class MoveRequest(models.Model):
    """A caseworker asks that a case go to somebody else; a supervisor moves it, or says why it stays."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="move_requests", db_constraint=False)
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    is_moved = models.BooleanField(default=False)
    answer = models.TextField(blank=True)

    objects = MoveRequestQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="moverequest_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(answered_at=None), name="moverequest_open_once"),
            models.CheckConstraint(condition=~Q(reason__regex=r"^\s*$"), name="moverequest_has_reason"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, is_moved=False, answer="")
                | Q(answered_at__gte=F("asked_at"), answered_by__isnull=False),
                name="moverequest_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Move request {self.pk}"
