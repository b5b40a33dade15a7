"""The model of a review trigger: a change after which the risk of a case must be reviewed."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class ReviewTriggerQuerySet(models.QuerySet["ReviewTrigger"]):
    """Questions about many triggers."""

    def visible_to(self, user: User) -> Self:
        """Triggers of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class ReviewTrigger(models.Model):
    """One change; `key` names what caused it, so that the same cause asks once however often it is looked at."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="triggers", db_index=False, db_constraint=False)
    code = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    note = models.TextField(blank=True)

    objects = ReviewTriggerQuerySet.as_manager()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="reviewtrigger_organisation_is_the_cases"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "key"], name="reviewtrigger_once_for_each_cause"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(key=""), name="reviewtrigger_names_its_cause"),
        ]

    def __str__(self) -> str:
        return f"Trigger {self.code} {self.pk}"
