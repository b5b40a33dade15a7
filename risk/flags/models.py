"""Models of flags and escalations as the job raised them, and of their acknowledgements."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from risk.clocks.models.clock import Clock
from risk.clocks.models.level import Level


class FlagQuerySet(models.QuerySet["Flag"]):
    """Questions about many flags."""

    def open(self) -> Self:
        """Flags that no event has answered yet."""
        return self.filter(closed_at=None)

    def visible_to(self, user: User) -> Self:
        """Flags of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Flag(models.Model):
    """A level that a clock reached: `at` is when it was reached, `raised_at` when the job got to it."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="flags", db_index=False, db_constraint=False)
    clock = models.ForeignKey(Clock, models.PROTECT, related_name="flags", db_index=False, db_constraint=False)
    level = models.CharField(max_length=10, choices=Level.choices)
    at = models.DateTimeField()
    raised_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="clock", same=["case", "organisation"], name="flag_case_is_the_clocks"),)

    class Meta:
        indexes = [
            models.Index(fields=["case", "level"], condition=Q(closed_at=None), name="flag_open_by_case"),
            models.Index(fields=["clock"], condition=Q(closed_at=None), name="flag_open_by_clock"),
            models.Index(fields=["case"], name="flag_by_case"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["clock", "level"], name="flag_level_once_for_each_clock"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="flag_level_known"),
            models.CheckConstraint(condition=Q(raised_at__gte=F("at")), name="flag_not_raised_before_reached"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("at")), name="flag_not_closed_before_reached"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} flag of clock {self.clock_id}"


class Escalation(models.Model):
    """A step up the ladder that an open red flag has taken, and whom it was for."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="escalations", db_constraint=False)
    clock = models.ForeignKey(Clock, models.PROTECT, related_name="escalations", db_index=False, db_constraint=False)
    step = models.DecimalField(max_digits=4, decimal_places=1)
    to = models.CharField(max_length=40)
    at = models.DateTimeField()
    raised_at = models.DateTimeField()

    same_as_parent = (
        SameAsParent(parent="clock", same=["case", "organisation"], name="escalation_case_is_the_clocks"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clock", "step"], name="escalation_step_once_for_each_clock"),
            models.CheckConstraint(condition=Q(step__gte=1), name="escalation_step_not_before_red"),
            models.CheckConstraint(condition=~Q(to=""), name="escalation_tells_somebody"),
            models.CheckConstraint(condition=Q(raised_at__gte=F("at")), name="escalation_not_raised_before_due"),
        ]

    def __str__(self) -> str:
        return f"Step {self.step} of clock {self.clock_id}"


class Acknowledgement(models.Model):
    """«I know, because …»: keeps an amber flag quiet until a day; a red one stays in the supervisor's sight."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="acknowledgements", db_constraint=False)
    clock = models.ForeignKey(
        Clock, models.PROTECT, related_name="acknowledgements", db_index=False, db_constraint=False
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="acknowledgements")
    at = models.DateTimeField()
    reason = models.TextField()
    quiet_until = models.DateField()

    same_as_parent = (
        SameAsParent(parent="clock", same=["case", "organisation"], name="acknowledgement_case_is_the_clocks"),
    )

    class Meta:
        indexes = [models.Index(fields=["clock", "-at", "-id"], name="acknowledgement_latest")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason__regex=r"^\s*$"), name="acknowledgement_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Acknowledgement {self.pk}"
