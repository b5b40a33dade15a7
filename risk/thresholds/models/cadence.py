"""The model of the review cadence: how often an organisation reviews each risk level, from a day on."""

from __future__ import annotations

from typing import Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.risk_level import RiskLevel
from risk.thresholds.rules.cadence import ACCEPTANCE, CADENCES, LONGEST

WORDS: Final = [*RiskLevel.choices, (ACCEPTANCE, "First review of a new case")]


class CadenceSettingQuerySet(models.QuerySet["CadenceSetting"]):
    """Questions about many settings."""

    def visible_to(self, user: User) -> Self:
        """Settings of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)


class CadenceSetting(models.Model):
    """Days until the next review at one level, from a day on; working days for the first review of a case."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="cadences", db_index=False)
    level = models.CharField(max_length=10, choices=WORDS)
    days = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = CadenceSettingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "level", "valid_from"], name="cadence_one_a_day"),
            models.CheckConstraint(condition=Q(level__in=CADENCES), name="cadence_level_known"),
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=LONGEST), name="cadence_days_positive"),
            models.CheckConstraint(condition=~Q(reason=""), name="cadence_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.level} every {self.days} days from {self.valid_from}"
