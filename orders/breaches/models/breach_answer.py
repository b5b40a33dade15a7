"""The model of the answer whether an incident broke an order that bound on its day."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.incidents.models.incident import Incident
from orders.breaches.models.breach import Breach
from orders.orders.models import Order


class BreachAnswerQuerySet(models.QuerySet["BreachAnswer"]):
    """Questions about many answers."""

    def visible_to(self, user: User) -> Self:
        """Answers in cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class BreachAnswer(models.Model):
    """One incident and one order: the breach, or in words why it is none. Given once; later breaches are linked too."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="breach_answers", db_constraint=False)
    incident = models.ForeignKey(
        Incident, models.PROTECT, related_name="breach_answers", db_index=False, db_constraint=False
    )
    order = models.ForeignKey(
        Order, models.PROTECT, related_name="breach_answers", null=True, blank=True, db_constraint=False
    )
    breach = models.OneToOneField(
        Breach, models.PROTECT, related_name="answer_of", null=True, blank=True, db_constraint=False
    )
    why_not = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    objects = BreachAnswerQuerySet.as_manager()

    same_as_parent = (
        SameAsParent(parent="incident", same=["case", "organisation"], name="breachanswer_case_is_the_incidents"),
        SameAsParent(parent="order", same=["case", "organisation"], name="breachanswer_case_is_the_orders"),
        SameAsParent(parent="breach", same=["case", "organisation"], name="breachanswer_case_is_the_breachs"),
    )

    class Meta:
        indexes = [models.Index(fields=["incident"], name="breachanswer_by_incident")]
        constraints = [
            models.CheckConstraint(
                condition=Q(breach=None) & ~Q(why_not="") | Q(breach__isnull=False, why_not=""),
                name="breachanswer_is_a_breach_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=Q(order__isnull=False) | Q(breach__isnull=False), name="breachanswer_no_names_its_order"
            ),
            models.UniqueConstraint(
                fields=["incident", "order"], condition=Q(breach=None), name="breachanswer_no_said_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk} on incident {self.incident_id}"
