"""Models of decisions about an interim order and about requesting no order."""

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
from orders.applications.models.application import Application


class InterimChoice(models.TextChoices):
    """What was decided about an interim order."""

    ASKED = "asked", "We have asked the force to apply for one"
    NOT_WANTED = "not_wanted", "No interim order is wanted"
    NOT_POSSIBLE = "not_possible", "The force will not apply for one"


class NoRequestReason(models.TextChoices):
    """Why no order is asked for although the risk is high."""

    CLIENT_DOES_NOT_WANT = "client_does_not_want", "The client does not want one"
    OTHER_PROTECTION = "other_protection", "Other protection is in place or on its way"
    COURT_MAY_ORDER = "court_may_order", "A criminal court may make an order"
    MORE_EVIDENCE = "more_evidence", "We gather evidence first"
    NOT_HERE = "not_here", "The perpetrator is outside England and Wales"
    HE_IS_NOT_KNOWN = "he_is_not_known", "Nobody knows yet who the perpetrator is"
    OTHER = "other", "Something else: say what"


class InterimDecisionQuerySet(models.QuerySet["InterimDecision"]):
    """Questions about many decisions."""

    def visible_to(self, user: User) -> Self:
        """Decisions on applications that the user may see."""
        return self.filter(application__in=Application.objects.visible_to(user))


class InterimDecision(models.Model):
    """One decision about an interim order, never changed; on `look_again_on` the question is put anew."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_constraint=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="interim_decisions", db_constraint=False)
    choice = models.CharField(max_length=20, choices=InterimChoice.choices)
    reason = models.TextField()
    look_again_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = InterimDecisionQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(
            parent="application", same=["case", "organisation"], name="interimdecision_case_is_the_applications"
        ),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(choice__in=InterimChoice.values), name="interimdecision_choice_known"),
            models.CheckConstraint(condition=~Q(reason__regex=r"^\s*$"), name="interimdecision_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Interim decision {self.pk}"


class RequestDecisionQuerySet(models.QuerySet["RequestDecision"]):
    """Questions about many decisions."""

    def visible_to(self, user: User) -> Self:
        """Decisions on cases that the user may see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class RequestDecision(models.Model):
    """The decision that no order is asked for, and why, never changed; on `look_again_on` it is put anew."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="request_decisions", db_constraint=False)
    reason_code = models.CharField(max_length=30, choices=NoRequestReason.choices)
    reason = models.TextField()
    look_again_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = RequestDecisionQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="requestdecision_organisation_is_the_cases"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reason_code__in=NoRequestReason.values), name="requestdecision_reason_known"
            ),
            models.CheckConstraint(condition=~Q(reason__regex=r"^\s*$"), name="requestdecision_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Request decision {self.pk}"
