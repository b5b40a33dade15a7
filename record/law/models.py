"""The figures of the law as an organisation has set or confirmed them, each from a day on."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from record.law.figures import ONE_OFF_DAYS


class LawSettingQuerySet(models.QuerySet["LawSetting"]):
    """Questions about many settings."""

    def visible_to(self, user: User) -> Self:
        """Settings of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)

    def to_be_counted(self, on: date) -> Self:
        """Days that are not worked, holding by now, by which running clocks are still to be measured."""
        return self.filter(key=ONE_OFF_DAYS, applied_at=None, valid_from__lte=on)


class LawSetting(models.Model):
    """One figure from a day on: what it says, where it stands, when somebody last looked; earlier ones stay.

    `applied_at` is when running clocks were measured again by it, which only days that are not worked ask for.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="law_settings", db_index=False)
    key = models.CharField(max_length=40)
    value = models.TextField()
    valid_from = models.DateField()
    source = models.CharField(max_length=300)
    checked_on = models.DateField()
    is_confirmed = models.BooleanField(default=False)
    reason = models.TextField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = LawSettingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key", "valid_from"], name="lawsetting_one_a_day"),
            models.CheckConstraint(condition=~Q(key=""), name="lawsetting_names_figure"),
            models.CheckConstraint(condition=~Q(value=""), name="lawsetting_has_value"),
            models.CheckConstraint(condition=~Q(source=""), name="lawsetting_has_source"),
            models.CheckConstraint(condition=~Q(reason=""), name="lawsetting_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.key} from {self.valid_from}"
