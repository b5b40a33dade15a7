"""The model of a promise: what the party awaited has said it will do by a day."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from orders.applications.models.application import Application, WaitingOn


class ExpectationQuerySet(models.QuerySet["Expectation"]):
    """Questions about many expectations."""

    def visible_to(self, user: User) -> Self:
        """Expectations of applications that the user may see."""
        return self.filter(application__in=Application.objects.visible_to(user))


class Expectation(models.Model):
    """One promise, never changed: a new one takes its place, and it ends with the stage in which it was made."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="expectations", db_constraint=False)
    party = models.CharField(max_length=20, choices=WaitingOn.choices)
    stage_entered_at = models.DateTimeField()
    words = models.CharField(max_length=300)
    told_by = models.CharField(max_length=200, blank=True)
    told_on = models.DateField()
    expected_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ExpectationQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="application", same=["case", "organisation"], name="expectation_case_is_the_applications"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(party__in=WaitingOn.values), name="expectation_party_known"),
            models.CheckConstraint(condition=~Q(words__regex=r"^\s*$"), name="expectation_has_words"),
        ]

    def __str__(self) -> str:
        return f"Expectation {self.pk}"
