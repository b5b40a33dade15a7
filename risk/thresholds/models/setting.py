"""The limits and the escalation ladder that an organisation has set for itself, each from a day on."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.risk_level import RiskLevel
from risk.thresholds.rules.limits import RUNNING, Unit


class ThresholdUnit(models.TextChoices):
    """How a limit is counted; the same words as `risk.thresholds.rules.limits.Unit`."""

    WORKING_DAYS = Unit.WORKING_DAYS.value, "working days"
    HOURS = Unit.HOURS.value, "hours"
    DAYS = Unit.DAYS.value, "days"
    AT_ONCE = Unit.AT_ONCE.value, "at once"
    WORKING_DAYS_AHEAD = Unit.WORKING_DAYS_AHEAD.value, "working days ahead"
    CALENDAR_DAYS = Unit.CALENDAR_DAYS.value, "calendar days"
    WORKING_DAYS_BEFORE = Unit.WORKING_DAYS_BEFORE.value, "working days before"
    DAYS_BEFORE = Unit.DAYS_BEFORE.value, "days before"


class ThresholdSettingQuerySet(models.QuerySet["ThresholdSetting"]):
    """Questions about many limits."""

    def visible_to(self, user: User) -> Self:
        """Limits of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)

    def in_force(self, on: date) -> Self:
        """For each rule and risk level, the latest limit set for a day not after `on`."""
        latest = self.filter(valid_from__lte=on).order_by("organisation_id", "rule", "risk_level", "-valid_from")
        return latest.distinct("organisation_id", "rule", "risk_level")


class ThresholdSetting(models.Model):
    """One rule's limits at one risk level from a day on; earlier ones stay, for the time when they held."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="thresholds", db_index=False)
    rule = models.CharField(max_length=8)
    risk_level = models.CharField(max_length=10, choices=RiskLevel.choices)
    amber = models.PositiveIntegerField(null=True, blank=True)
    red = models.PositiveIntegerField(null=True, blank=True)
    critical = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20, choices=ThresholdUnit.choices)
    valid_from = models.DateField()
    reason = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    set_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = ThresholdSettingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "rule", "risk_level", "valid_from"], name="threshold_one_a_day"
            ),
            models.CheckConstraint(condition=~Q(rule=""), name="threshold_names_rule"),
            models.CheckConstraint(condition=Q(risk_level__in=RiskLevel.values), name="threshold_risk_level_known"),
            models.CheckConstraint(condition=Q(unit__in=ThresholdUnit.values), name="threshold_unit_known"),
            models.CheckConstraint(
                condition=Q(amber__isnull=False) | Q(red__isnull=False) | Q(critical__isnull=False),
                name="threshold_sets_a_limit",
            ),
            models.CheckConstraint(
                condition=~Q(unit__in=sorted(unit.value for unit in RUNNING))
                | ~(Q(amber=0) | Q(red=0) | Q(critical=0)),
                name="threshold_running_limit_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} at {self.risk_level} from {self.valid_from}"


class EscalationSettingQuerySet(models.QuerySet["EscalationSetting"]):
    """Questions about many steps of ladders."""

    def visible_to(self, user: User) -> Self:
        """Steps of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)


class EscalationSetting(models.Model):
    """One step of an organisation's ladder from a day on: due at `step` times the red limit, told to `to`."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="escalation_steps", db_index=False)
    step = models.DecimalField(max_digits=4, decimal_places=1)
    to = models.CharField(max_length=40)
    valid_from = models.DateField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    set_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = EscalationSettingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "step", "valid_from"], name="escalationsetting_one_a_day"),
            models.CheckConstraint(condition=Q(step__gte=1), name="escalationsetting_step_not_before_red"),
            models.CheckConstraint(condition=~Q(to=""), name="escalationsetting_tells_somebody"),
        ]

    def __str__(self) -> str:
        return f"Step {self.step} from {self.valid_from}"
