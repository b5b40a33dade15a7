"""The weights by which an organisation compares caseloads, each from a day on."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.caseload.rules import DEFAULT_WEIGHTS, TOO_MUCH, WEIGHT_WORDS


class CaseloadSettingQuerySet(models.QuerySet["CaseloadSetting"]):
    """Questions about many weights."""

    def visible_to(self, user: User) -> Self:
        """Weights of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)

    def in_force(self, on: date) -> Self:
        """Of each kind the latest weight set for a day not after `on`."""
        latest = self.filter(valid_from__lte=on).order_by("organisation_id", "kind", "-valid_from")
        return latest.distinct("organisation_id", "kind")


class CaseloadSetting(models.Model):
    """One weight from a day on; earlier ones stay, for the time when they held."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=list(WEIGHT_WORDS.items()))
    weight = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = CaseloadSettingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "valid_from"], name="caseload_weight_one_a_day"),
            models.CheckConstraint(condition=Q(kind__in=sorted(DEFAULT_WEIGHTS)), name="caseload_weight_kind_known"),
            models.CheckConstraint(condition=~Q(kind=TOO_MUCH, weight=0), name="caseload_too_much_is_not_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.valid_from}"
