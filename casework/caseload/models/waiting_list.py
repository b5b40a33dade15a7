"""Models of the waiting list and of cases on which nobody acts, with the nightly count."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, Team, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned


class WaitQuerySet(models.QuerySet["Wait"]):
    """Questions about many waits."""

    def visible_to(self, user: User) -> Self:
        """Waits of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Wait(Versioned):
    """Why a client waits for a caseworker, and when we said that somebody will be in touch next."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.OneToOneField(Case, models.PROTECT, related_name="wait", db_constraint=False)
    why = models.TextField(blank=True)
    next_contact_at = models.DateTimeField(null=True, blank=True)
    promised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    objects = WaitQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="wait_organisation_is_the_cases"),)

    def __str__(self) -> str:
        return f"Wait {self.pk}"


class IdleCountQuerySet(models.QuerySet["IdleCount"]):
    """Questions about many counts."""

    def visible_to(self, user: User) -> Self:
        """Counts of a supervisor's teams."""
        if user.role != Role.SUPERVISOR:
            return self.none()
        return self.filter(organisation_id=user.organisation_id, team__in=user.teams.all())


class IdleCount(models.Model):
    """How many open cases of a team had nobody acting on them on a night; a row of zeros says that it was counted."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+", db_index=False)
    counted_on = models.DateField()
    counted_at = models.DateTimeField()
    open_cases = models.PositiveIntegerField()
    no_owner = models.PositiveIntegerField()
    owner_gone = models.PositiveIntegerField()
    no_next_step = models.PositiveIntegerField()
    idle = models.PositiveIntegerField()

    objects = IdleCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "counted_on"], name="idlecount_one_a_night"),
            models.CheckConstraint(
                condition=Q(idle__lte=models.F("open_cases")), name="idlecount_not_more_than_are_open"
            ),
        ]

    def __str__(self) -> str:
        return f"Count of team {self.team_id} on {self.counted_on}"
