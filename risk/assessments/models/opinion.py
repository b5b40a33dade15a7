"""A dated opinion on a case: a stage of the homicide timeline, or a kind of motive. Not a prediction."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from risk.assessments.rules.opinions import CHOICES, KINDS, STAGES, TYPOLOGIES


class OpinionQuerySet(models.QuerySet["Opinion"]):
    """Questions about many opinions."""

    def visible_to(self, user: User) -> Self:
        """Opinions on cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Opinion(models.Model):
    """What somebody thought on a day, and why; a later opinion stands beside it, none is changed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="opinions", db_constraint=False)
    kind = models.CharField(max_length=10, choices=list(KINDS.items()))
    choice = models.CharField(max_length=20)
    reason = models.TextField()
    formed_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()

    objects = OpinionQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="opinion_organisation_is_the_cases"),)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="timeline", choice__in=list(STAGES)) | Q(kind="typology", choice__in=list(TYPOLOGIES)),
                name="opinion_choice_known",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="opinion_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Opinion {self.pk}"

    @property
    def choice_words(self) -> str:
        return CHOICES[self.kind][self.choice]
