"""A screening by our own prompts: what was answered, and what the person who asked makes of it."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent


class ScreeningQuerySet(models.QuerySet["Screening"]):
    """Questions about many screenings."""

    def visible_to(self, user: User) -> Self:
        """Screenings of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Screening(models.Model):
    """Answers and notes by the key of the prompt, and an opinion in words. It sets no level and has no score."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="screenings", db_constraint=False)
    held_on = models.DateField()
    answers = models.JSONField(default=dict)
    notes = models.JSONField(default=dict, blank=True)
    opinion = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()

    objects = ScreeningQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="screening_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(opinion=""), name="screening_has_opinion"),
        ]

    def __str__(self) -> str:
        return f"Screening {self.pk}"
