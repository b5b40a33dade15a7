"""The plan by which a leaver's cases go to others: drawn first, looked at, then carried out case by case."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.jobs.models import Job
from accounts.people.models import Organisation, Role, User
from casework.caseload.models.handover import Handover
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class MoveState(models.TextChoices):
    """How far one case of a plan has come."""

    PLANNED = "planned", "To be moved"
    MOVED = "moved", "Moved"
    FAILED = "failed", "Not moved"
    STAYS = "stays", "Stays: nobody can take it"


class ReassignmentQuerySet(models.QuerySet["Reassignment"]):
    """Questions about many plans."""

    def visible_to(self, user: User) -> Self:
        """A supervisor's own plans; to service managers every plan of the organisation."""
        own = self.filter(organisation_id=user.organisation_id)
        match user.role:
            case Role.SUPERVISOR:
                return own.filter(asked_by=user)
            case Role.SERVICE_MANAGER:
                return own
            case _:
                return self.none()


class Reassignment(models.Model):
    """One plan: whose cases, to one worker or spread, with one note for all; each case of it moves at most once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    leaver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    to_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    note = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    job = models.ForeignKey(Job, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ReassignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "organisation"], name="reassignment_key"),
            models.CheckConstraint(condition=~Q(note__regex=r"^\s*$"), name="reassignment_has_note"),
            models.CheckConstraint(
                condition=Q(started_at=None, job=None) | Q(started_at__isnull=False, job__isnull=False),
                name="reassignment_started_with_its_job",
            ),
            models.CheckConstraint(
                condition=Q(to_worker=None) | ~Q(to_worker=F("leaver")), name="reassignment_not_to_the_leaver"
            ),
        ]

    def __str__(self) -> str:
        return f"Reassignment {self.pk}"


class PlannedMove(models.Model):
    """One case of a plan: where it would go and why, and what became of it."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    reassignment = models.ForeignKey(
        Reassignment, models.CASCADE, related_name="moves", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    to_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    weight = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=MoveState.choices, default=MoveState.PLANNED)
    outcome = models.CharField(max_length=300, blank=True)
    handover = models.OneToOneField(Handover, models.PROTECT, related_name="+", null=True, blank=True)

    same_as_parent = (
        SameAsParent(parent="reassignment", same=["organisation"], name="plannedmove_organisation_is_the_plans"),
        SameAsParent(parent="case", same=["organisation"], name="plannedmove_organisation_is_the_cases"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reassignment", "case"], name="plannedmove_case_once_in_a_plan"),
            models.CheckConstraint(condition=Q(state__in=MoveState.values), name="plannedmove_state_known"),
            models.CheckConstraint(
                condition=Q(state=MoveState.MOVED, handover__isnull=False)
                | (~Q(state=MoveState.MOVED) & Q(handover=None)),
                name="plannedmove_moved_with_its_handover",
            ),
            models.CheckConstraint(
                condition=Q(state=MoveState.STAYS) | Q(to_worker__isnull=False), name="plannedmove_goes_to_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"Planned move {self.pk}"
