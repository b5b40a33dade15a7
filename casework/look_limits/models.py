"""Models of look limits: how often a day one may see what is hidden, extra allowances, and person searches."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.look_limits.rules import KIND_WORDS, LARGEST_LIMIT, MOST_MORE


class LookLimitQuerySet(models.QuerySet["LookLimit"]):
    """Questions about many limits."""

    def visible_to(self, user: User) -> Self:
        """Limits of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)

    def in_force(self, on: date) -> Self:
        """Of each kind the latest limit set for a day not after `on`."""
        latest = self.filter(valid_from__lte=on).order_by("organisation_id", "kind", "-valid_from")
        return latest.distinct("organisation_id", "kind")


class LookLimit(models.Model):
    """How many of one kind a person may have in a day, from a day on; earlier ones stay."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=list(KIND_WORDS.items()))
    a_day = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = LookLimitQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "valid_from"], name="look_limit_one_a_day"),
            models.CheckConstraint(condition=Q(kind__in=sorted(KIND_WORDS)), name="look_limit_kind_known"),
            models.CheckConstraint(condition=Q(a_day__range=(1, LARGEST_LIMIT)), name="look_limit_limits"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.valid_from}"


class LookAllowance(models.Model):
    """So many more for one person on one day, by a supervisor who is somebody else."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="look_allowances", db_index=False)
    kind = models.CharField(max_length=20, choices=list(KIND_WORDS.items()))
    day = models.DateField()
    more = models.PositiveSmallIntegerField()
    reason = models.TextField()
    allowed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    allowed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "day"], name="look_allowance_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=sorted(KIND_WORDS)), name="look_allowance_kind_known"),
            models.CheckConstraint(condition=Q(more__range=(1, MOST_MORE)), name="look_allowance_is_some"),
            models.CheckConstraint(condition=~Q(reason=""), name="look_allowance_has_reason"),
            models.CheckConstraint(condition=~Q(person=F("allowed_by")), name="look_allowance_is_anothers"),
        ]

    def __str__(self) -> str:
        return f"Look allowance {self.pk}"


class PersonQuestion(models.Model):
    """One question whether somebody is recorded: who asked, on which day, and a keyed mark of what; never the words."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    words = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "day", "words"], name="person_question_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"Person question {self.pk}"
