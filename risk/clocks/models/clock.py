"""Models of clocks that run on a case, and of the deadlines at which each reaches a level or escalation step."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.cases.models.risk_level import RiskLevel, ranked
from casework.editing.models.same_parent import SameAsParent
from risk.clocks.models.level import Level
from risk.clocks.rules.soon import SOON_IN_HOURS, WARRANT_OUT, soon_by
from risk.thresholds.rules.rule_words import IN_HOURS


class ClockQuerySet(models.QuerySet["Clock"]):
    """Questions about many clocks."""

    def open(self) -> Self:
        """Clocks that no event has answered yet."""
        return self.filter(closed_at=None)

    def running(self, now: datetime) -> Self:
        """Open clocks, less those that ended by themselves with the day they looked at, or begin on a day to come."""
        return self.open().filter(Q(ends_at=None) | Q(ends_at__gt=now), opened_at__lte=now)

    def late(self, now: datetime) -> Self:
        """Running clocks that have reached their first level."""
        return self.running(now).filter(late_at__lte=now)

    def late_or_soon(self, now: datetime) -> Self:
        """Running clocks that are late, or will be within 24 hours (rules in hours) or two working days (others).

        Warrants that are out (B5) are always among them.
        """
        soon_in_days = Q(late_at__lte=soon_by(now)) & ~Q(rule__in=IN_HOURS)
        soon_in_hours = Q(late_at__lte=now + SOON_IN_HOURS, rule__in=IN_HOURS)
        return self.running(now).filter(soon_in_days | soon_in_hours | Q(rule=WARRANT_OUT))

    def of_open_cases(self) -> Self:
        """Clocks of cases that somebody still works on."""
        return self.filter(case__closed_at=None)

    def visible_to(self, user: User) -> Self:
        """Clocks of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def with_level(self, now: datetime) -> Self:
        """Adds `level` and `level_at` (reached by now, or None), `next_mark` and `next_due_at` (to come, or None).

        `quiet_until` is the day named by the latest acknowledgement, or None.
        """
        deadlines = Deadline.objects.filter(clock=OuterRef("pk"))
        reached = deadlines.filter(mark__in=Level.values, due_at__lte=now).order_by(ranked("mark", Level.values).desc())
        coming = deadlines.filter(due_at__gt=now).order_by("due_at", "id")
        acknowledged = Clock.objects.filter(pk=OuterRef("pk")).order_by(
            "-acknowledgements__at", "-acknowledgements__id"
        )
        return self.annotate(
            level=Subquery(reached.values("mark")[:1]),
            level_at=Subquery(reached.values("due_at")[:1]),
            next_mark=Subquery(coming.values("mark")[:1]),
            next_due_at=Subquery(coming.values("due_at")[:1]),
            quiet_until=Subquery(acknowledged.values("acknowledgements__quiet_until")[:1]),
        )

    def worst_first(self, now: datetime) -> Self:
        """With their levels: the highest level first, then the most dangerous case, then the longest late."""
        return self.with_level(now).order_by(
            ranked("level", Level.values).desc(),
            ranked("case__risk_level", RiskLevel.values).desc(),
            F("late_at").asc(nulls_last=True),
            "id",
        )


class Clock(models.Model):
    """One rule's measure of one subject: which moment limits count from, and when it was answered.

    It may begin (`opened_at`) and end by itself (`ends_at`) on a day to come, as far as anybody knows: the day after a
    hearing of which nothing was told, the day after an order's last.
    """

    # Only rows loaded `with_level` have these.
    level: str | None
    level_at: datetime | None
    next_mark: str | None
    next_due_at: datetime | None
    quiet_until: date | None

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="clocks", db_index=False, db_constraint=False)
    rule = models.CharField(max_length=8)
    subject = models.CharField(max_length=90)
    started_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    late_at = models.DateTimeField(null=True, blank=True)
    extension = models.PositiveSmallIntegerField(default=0)

    objects = ClockQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="clock_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            models.Index(fields=["late_at", "id"], condition=Q(closed_at=None), name="clock_open_by_late_at"),
            models.Index(fields=["case", "late_at"], condition=Q(closed_at=None), name="clock_open_by_case"),
            models.Index(
                fields=["ends_at"], condition=Q(closed_at=None, ends_at__isnull=False), name="clock_open_by_end"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="clock_key"),
            models.UniqueConstraint(
                fields=["case", "rule", "subject", "started_at", "opened_at"], name="clock_once_for_each_start"
            ),
            models.CheckConstraint(condition=~Q(rule="") & ~Q(subject=""), name="clock_names_rule_and_subject"),
            models.CheckConstraint(condition=Q(opened_at__gte=F("started_at")), name="clock_not_opened_before_started"),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="clock_not_closed_before_opened"
            ),
            models.CheckConstraint(
                condition=Q(late_at=None) | Q(late_at__gte=F("opened_at")), name="clock_not_late_before_opened"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} on {self.subject}"


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Questions about many deadlines."""

    def open(self) -> Self:
        """Deadlines of clocks that are still open."""
        return self.filter(is_open=True)

    def due(self, now: datetime) -> Self:
        """Open deadlines that have come, the oldest first."""
        return self.open().filter(due_at__lte=now).order_by("due_at", "id")


class Deadline(models.Model):
    """The moment at which a clock reaches a level or an escalation step, written with the event that starts it.

    `is_open` stays true while its clock is open, so that the index the job walks holds nothing else. When the
    clock closes, deadlines not reached are deleted and the others are kept, no longer open.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    clock = models.ForeignKey(Clock, models.CASCADE, related_name="deadlines", db_index=False, db_constraint=False)
    mark = models.CharField(max_length=10)
    due_at = models.DateTimeField()
    to = models.CharField(max_length=40, blank=True)
    is_open = models.BooleanField(default=True)

    objects = DeadlineQuerySet.as_manager()

    same_as_parent = (SameAsParent(parent="clock", same=["case", "organisation"], name="deadline_case_is_the_clocks"),)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                include=["clock", "mark"],
                condition=Q(is_open=True),
                name="deadline_open_by_due",
            ),
            models.Index(fields=["case", "due_at"], name="deadline_by_case"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["clock", "mark"], name="deadline_mark_once_for_each_clock"),
            models.CheckConstraint(
                condition=Q(mark__in=Level.values) | Q(mark__regex=r"^step_\d+(\.\d)?$"), name="deadline_mark_known"
            ),
            models.CheckConstraint(
                condition=Q(mark__startswith="step_", to__gt="") | Q(mark__in=Level.values, to=""),
                name="deadline_step_tells_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark} of clock {self.clock_id}"
