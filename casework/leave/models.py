"""The model of a leave: who is away, from when to when, and who covers; and whom somebody covers for today."""

from __future__ import annotations

import uuid
from typing import Final, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Now, TruncDate
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.dates.rules.london_time import LONDON
from casework.leave.rules import DaysAway

BOTH_ENDS: Final = RangeBoundary(inclusive_lower=True, inclusive_upper=True)
# Django's own function, for a migration names no code of ours.
DAYS_OF_LEAVE: Final = Func("first_day", "last_day", BOTH_ENDS, function="DATERANGE", output_field=DateRangeField())
KEPT: Final = "_covered_today"


class LeaveQuerySet(models.QuerySet["Leave"]):
    """Questions about many leaves."""

    def planned_by(self, user: User) -> Self:
        """Those that somebody plans: a manager everybody's, a supervisor those of their teams' people."""
        own = self.filter(organisation_id=user.organisation_id)
        match user.role:
            case Role.SERVICE_MANAGER:
                return own
            case Role.SUPERVISOR:
                return own.filter(person__in=User.objects.filter(teams__in=user.teams.all()))
            case _:
                return self.none()

    def standing(self) -> Self:
        """Not called off."""
        return self.filter(called_off_at=None)

    def now_or_later(self) -> Self:
        """Standing, and not over yet, by the database's clock."""
        return self.standing().filter(last_day__gte=TruncDate(Now(), tzinfo=LONDON))

    def today(self) -> Self:
        """Those of today, by the database's clock: no caller can ask on another day's behalf."""
        return self.now_or_later().filter(first_day__lte=TruncDate(Now(), tzinfo=LONDON))


class Leave(models.Model):
    """Somebody is away from the first to the last day, both included; the cover sees their cases on these days."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(User, models.PROTECT, related_name="leaves")
    cover = models.ForeignKey(User, models.PROTECT, related_name="covered_leaves")
    first_day = models.DateField()
    last_day = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, db_index=False)

    objects = LeaveQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="leave_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(person=F("cover")), name="leave_is_covered_by_another"),
            ExclusionConstraint(
                name="leave_one_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), (DAYS_OF_LEAVE, RangeOperators.OVERLAPS)],
                condition=Q(called_off_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Leave {self.pk}"

    @property
    def days(self) -> DaysAway:
        return DaysAway(self.first_day, self.last_day)

    @property
    def key(self) -> str:
        return str(self.public_id)


def covered_today(user: User) -> tuple[int, ...]:
    """The numbers of those for whom somebody covers today; asked once for each request that brings its person anew.

    Who has never covered costs no statement: `covers_until` is written with the leave.
    """
    if user.covers_until is None:
        return ()
    found: tuple[int, ...] | None = user.__dict__.get(KEPT)
    if found is None:
        rows = Leave.objects.today().filter(cover=user, organisation_id=user.organisation_id).order_by("person")
        found = user.__dict__[KEPT] = tuple(rows.values_list("person", flat=True))
    return found
