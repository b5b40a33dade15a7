"""The figures of the law as an organisation has set or confirmed them, each from a day on."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Organisation, User


class LawSettingQuerySet(models.QuerySet["LawSetting"]):
    """Questions about many settings."""

    def visible_to(self, user: User) -> Self:
        """Settings of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)


class LawSetting(models.Model):
    """One figure from a day on: what it says, where it stands, when somebody last looked; earlier ones stay."""

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
