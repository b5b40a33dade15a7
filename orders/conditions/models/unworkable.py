"""The model of a mark that a condition does not work, and why (F-18)."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from orders.orders.models import Condition


class UnworkableQuerySet(models.QuerySet["Unworkable"]):
    """Questions about many marks."""

    def open(self) -> Self:
        """Marks that nobody has taken off."""
        return self.filter(ended_at=None)

    def visible_to(self, user: User) -> Self:
        """Marks in cases that the user may see; a force hears of them when a variation is asked for."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class Unworkable(models.Model):
    """Why one condition does not work in practice; taken off, in words, once it works again or is gone."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    condition = models.ForeignKey(Condition, models.PROTECT, related_name="marks", db_constraint=False)
    reason = models.TextField()
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    ended_because = models.TextField(blank=True)

    objects = UnworkableQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="condition", same=["case", "organisation"], name="unworkable_case_is_the_conditions"),
    )

    class Meta:
        verbose_name_plural = "unworkable marks"
        constraints = [
            models.UniqueConstraint(
                fields=["condition"], condition=Q(ended_at=None), name="unworkable_marked_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="unworkable_has_reason"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_because="") | Q(ended_at__gte=F("marked_at")) & ~Q(ended_because=""),
                name="unworkable_ended_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Mark {self.pk}"
