"""The number on which a service reaches a police force; that nobody knows it is an answer of its own."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.editing.models.versioned import Versioned


class ForceNumberQuerySet(models.QuerySet["ForceNumber"]):
    """Questions about many numbers."""

    def visible_to(self, user: User) -> Self:
        """Numbers that the user's own service has written down."""
        return self.filter(organisation_id=user.organisation_id)


class ForceNumber(Versioned):
    """A force's number as one service knows it. An empty `phone` says that somebody looked and does not know it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    phone = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=200, blank=True)

    objects = ForceNumberQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "force"], name="forcenumber_one_for_each_force"),
            models.CheckConstraint(condition=~Q(organisation=F("force")), name="forcenumber_is_of_somebody_else"),
        ]

    def __str__(self) -> str:
        return f"Number of force {self.force_id}"
