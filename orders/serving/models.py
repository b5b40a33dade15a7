"""Every attempt to give an order to the perpetrator, and what he then has to notify to the police."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.evidence.models.exhibit import Exhibit
from orders.orders.models import Order
from orders.serving import rules as notification


class ServiceMethod(models.TextChoices):
    """How somebody tried to give him the order; the Act prescribes no way."""

    IN_COURT = "in_court", "In court, when it was made"
    IN_PERSON = "in_person", "In person, by an officer"
    AT_STATION = "at_station", "At a police station"
    IN_CUSTODY = "in_custody", "In custody or prison"
    POST = "post", "By post"
    SOLICITOR = "solicitor", "Through a solicitor"
    OTHER = "other", "Another way"


class ServiceOutcome(models.TextChoices):
    """What came of an attempt."""

    SERVED = "served", "Served: the perpetrator has the order"
    NOT_FOUND = "not_found", "The perpetrator was not found"
    REFUSED = "refused", "The perpetrator refused to take it"
    OTHER = "other", "Something else"


class ServiceAttemptQuerySet(models.QuerySet["ServiceAttempt"]):
    """Questions about many attempts."""

    def visible_to(self, user: User) -> Self:
        """Attempts of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_page(self) -> Self:
        """The latest first, with what proves each."""
        return self.select_related("proof", "recorded_by").order_by("-at", "-id")


class ServiceAttempt(models.Model):
    """One attempt, successful or not, and how it can be proven; `place` is said in general words."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="service_attempts", db_constraint=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="service_attempts", db_constraint=False)
    at = models.DateTimeField()
    method = models.CharField(max_length=20, choices=ServiceMethod.choices)
    outcome = models.CharField(max_length=20, choices=ServiceOutcome.choices)
    served_by = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    interpreter = models.CharField(max_length=100, blank=True)
    statement = models.TextField(blank=True)
    proof = models.ForeignKey(
        Exhibit, models.PROTECT, related_name="proves_service", null=True, blank=True, db_constraint=False
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ServiceAttemptQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="order", same=["case", "organisation"], name="serviceattempt_case_is_the_orders"),
        SameAsParent(parent="proof", same=["case", "organisation"], name="serviceattempt_case_is_the_proofs"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(method__in=ServiceMethod.values), name="serviceattempt_method_known"),
            models.CheckConstraint(condition=Q(outcome__in=ServiceOutcome.values), name="serviceattempt_outcome_known"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(outcome=ServiceOutcome.SERVED), name="serviceattempt_served_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Attempt {self.pk}"


class DutyKind(models.TextChoices):
    """What he has to notify (Stalking Protection Act 2019 ss.9, 10)."""

    INITIAL = notification.DutyToNotify.INITIAL.value, "All names and the home address"
    NEW_NAME = notification.DutyToNotify.NEW_NAME.value, "A new name"
    NEW_ADDRESS = notification.DutyToNotify.NEW_ADDRESS.value, "A new home address"


class DutyAnswer(models.TextChoices):
    """What the police said when somebody asked."""

    NOTIFIED = notification.NotificationAnswer.NOTIFIED.value, "Notified"
    NOT_NOTIFIED = notification.NotificationAnswer.NOT_NOTIFIED.value, "Not notified"
    NOT_SAID = notification.NotificationAnswer.NOT_SAID.value, "They do not say, or do not know"


class NotificationDutyQuerySet(models.QuerySet["NotificationDuty"]):
    """Questions about many duties."""

    def visible_to(self, user: User) -> Self:
        """Duties of cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def past(self, on: date) -> Self:
        """Duties whose last day is over and of which the police have not said that they are done."""
        return self.filter(due_on__lt=on).exclude(answer=DutyAnswer.NOTIFIED)


class NotificationDuty(Versioned):
    """One thing to notify, with the days that it runs, both inclusive, and what the police say about it.

    Only the police know whether he came: without their answer the row says nothing of him.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="notification_duties", db_constraint=False)
    order = models.ForeignKey(Order, models.PROTECT, related_name="notification_duties", db_constraint=False)
    kind = models.CharField(max_length=20, choices=DutyKind.choices)
    began_on = models.DateField()
    due_on = models.DateField()
    learned_from = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=20, choices=DutyAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    notified_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = NotificationDutyQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="order", same=["case", "organisation"], name="notificationduty_case_is_the_orders"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "case", "organisation"], name="notificationduty_key"),
            models.CheckConstraint(condition=Q(kind__in=DutyKind.values), name="notificationduty_kind_known"),
            models.CheckConstraint(
                condition=Q(answer__in=["", *DutyAnswer.values]), name="notificationduty_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("began_on")), name="notificationduty_not_due_before_it_began"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="notificationduty_answer_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(notified_on=None) | Q(answer=DutyAnswer.NOTIFIED, notified_on__gte=F("began_on")),
                name="notificationduty_notified_on_its_day_or_later",
            ),
            models.UniqueConstraint(
                fields=["order"], condition=Q(kind=DutyKind.INITIAL), name="notificationduty_one_first"
            ),
        ]

    def __str__(self) -> str:
        return f"Notification {self.pk}"
