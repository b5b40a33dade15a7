"""Models of a condition's details, of requirement appointments, and of people an order protects."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.other_people.models import OtherPerson
from orders.orders.models import Condition, Order


class Reach(models.TextChoices):
    """Where a condition holds, as the order says it (Stalking Protection Act 2019 ss.2(5), 6)."""

    EVERYWHERE = "everywhere", "Everywhere in the United Kingdom"
    LOCALITY = "locality", "Only in the place that the order names"


class OwnPeriod(models.TextChoices):
    """Whether a condition lasts as long as its order (s.3(3))."""

    AS_THE_ORDER = "as_the_order", "As long as the order"
    OWN = "own", "It has its own days"


class Practicality(models.TextChoices):
    """Whether somebody has looked for a conflict with faith, work or education (s.2(4))."""

    FITS = "fits", "It does not conflict with faith, work or education"
    CONFLICTS = "conflicts", "It conflicts with one of them"
    NOT_CHECKED = "not_checked", "Nobody has checked"


class ConditionDetailQuerySet(models.QuerySet["ConditionDetail"]):
    """Questions about many details."""

    def visible_to(self, user: User) -> Self:
        """Details of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class ConditionDetail(Versioned):
    """What stands beside the words of one condition: why it is needed, whether he can keep to it, what she thinks.

    `reach` and `period` are "" until somebody has looked in the order itself (s.6(1)(d) and (e)).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="condition_details", db_constraint=False)
    condition = models.OneToOneField(Condition, models.PROTECT, related_name="detail", db_constraint=False)
    reach = models.CharField(max_length=20, choices=Reach.choices, blank=True)
    period = models.CharField(max_length=20, choices=OwnPeriod.choices, blank=True)
    necessity = models.TextField(blank=True)
    practicality = models.CharField(
        max_length=20, choices=Practicality.choices, default=Practicality.NOT_CHECKED, blank=True
    )
    practicality_note = models.TextField(blank=True)
    victim_view = models.TextField(blank=True)
    provider = models.CharField(max_length=200, blank=True)

    objects = ConditionDetailQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="condition", same=["case", "organisation"], name="conditiondetail_case_is_the_conditions"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reach__in=["", *Reach.values]), name="conditiondetail_reach_known"),
            models.CheckConstraint(
                condition=Q(period__in=["", *OwnPeriod.values]), name="conditiondetail_period_known"
            ),
            models.CheckConstraint(
                condition=Q(practicality__in=Practicality.values), name="conditiondetail_practicality_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Detail of condition {self.condition_id}"


class AttendanceOutcome(models.TextChoices):
    """What the perpetrator did with an appointment that a requirement asks of him."""

    KEPT = "kept", "Came"
    MISSED = "missed", "Did not come"
    EXCUSED = "excused", "Did not come, and was excused"
    CANCELLED = "cancelled", "The provider called it off"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Questions about many appointments."""

    def visible_to(self, user: User) -> Self:
        """Appointments of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Attendance(models.Model):
    """One appointment of a positive requirement, and who told us what came of it."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="attendances", db_constraint=False)
    condition = models.ForeignKey(Condition, models.PROTECT, related_name="attendances", db_constraint=False)
    on = models.DateField()
    outcome = models.CharField(max_length=20, choices=AttendanceOutcome.choices)
    told_by = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = AttendanceQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="condition", same=["case", "organisation"], name="attendance_case_is_the_conditions"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=AttendanceOutcome.values), name="attendance_outcome_known"),
            models.CheckConstraint(condition=~Q(told_by=""), name="attendance_names_its_source"),
        ]

    def __str__(self) -> str:
        return f"Attendance {self.pk}"


class ProtectedPersonQuerySet(models.QuerySet["ProtectedPerson"]):
    """Questions about many protected people."""

    def visible_to(self, user: User) -> Self:
        """Those of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def named_now(self) -> Self:
        """Those whom their order protects today."""
        return self.filter(removed_at=None)


class ProtectedPerson(models.Model):
    """Somebody whom an order protects: the client, or another person of her case; no `person` means the client.

    The person protected need not be the one who was stalked (Stalking Protection Act 2019 s.1(1)(b), (c)).
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="protected_people", db_constraint=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="protected_people", db_constraint=False)
    person = models.ForeignKey(
        OtherPerson, models.PROTECT, related_name="protected_by", null=True, blank=True, db_constraint=False
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ProtectedPersonQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="order", same=["case", "organisation"], name="protectedperson_case_is_the_orders"),
        SameAsParent(parent="person", same=["case", "organisation"], name="protectedperson_case_is_the_persons"),
    )

    class Meta:
        verbose_name_plural = "protected people"
        constraints = [
            models.UniqueConstraint(
                fields=["order", "person"], nulls_distinct=False, name="protectedperson_once_an_order"
            ),
        ]

    def __str__(self) -> str:
        return f"Protected person {self.pk}"
