"""The conditions that an order is to have, as they are put to the client before a court hears of them."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from orders.applications.models.application import Application
from orders.grounds.rules.draft_conditions import TYPICAL
from orders.orders.models import ConditionKindChoices


class Practical(models.TextChoices):
    """Whether a condition gets in the way of something that the Act asks to be spared (s.2(3))."""

    NOT_CHECKED = "not_checked", "Nobody has looked yet"
    NO_CONFLICT = "no_conflict", "No conflict"
    CONFLICT = "conflict", "It gets in the way"


class CanDeliver(models.TextChoices):
    """Whether somebody can provide what a requirement asks of him."""

    NOT_ASKED = "not_asked", "Nobody has asked yet"
    ASKED = "asked", "Asked, no answer yet"
    YES = "yes", "Yes"
    NO = "no", "No"


class VictimView(models.TextChoices):
    """What the client says of a condition; her yes is not a legal requirement."""

    NOT_ASKED = "not_asked", "Not asked yet"
    WANTED = "wanted", "The client wants it"
    NOT_WANTED = "not_wanted", "The client does not want it"
    UNSURE = "unsure", "The client is not sure"


class DraftConditionQuerySet(models.QuerySet["DraftCondition"]):
    """Questions about many draft conditions."""

    def visible_to(self, user: User) -> Self:
        """Draft conditions of applications that the user may see."""
        return self.filter(application__in=Application.objects.visible_to(user))

    def current(self) -> Self:
        """Those that are still in the draft."""
        return self.filter(dropped_at=None)


class DraftCondition(Versioned):
    """One prohibition or requirement of a draft; each must itself be necessary (SPA 2019 s.2(2)).

    `named_by_guidance` is the key of the CPS guidance's list that it is taken from, or empty. What is dropped from the
    draft stays, with the reason. Its own period and locality are empty where it is to hold like the order, everywhere.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="draft_conditions", db_constraint=False)
    kind = models.CharField(max_length=30, choices=ConditionKindChoices.choices)
    named_by_guidance = models.CharField(max_length=30, blank=True)
    text = models.TextField()
    locality = models.CharField(max_length=300, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    why_necessary = models.TextField()
    religion = models.CharField(max_length=20, choices=Practical.choices, default=Practical.NOT_CHECKED)
    work = models.CharField(max_length=20, choices=Practical.choices, default=Practical.NOT_CHECKED)
    education = models.CharField(max_length=20, choices=Practical.choices, default=Practical.NOT_CHECKED)
    practicality = models.TextField(blank=True)
    provider = models.CharField(max_length=200, blank=True)
    can_deliver = models.CharField(max_length=20, choices=CanDeliver.choices, default=CanDeliver.NOT_ASKED)
    victim_view = models.CharField(max_length=20, choices=VictimView.choices, default=VictimView.NOT_ASKED)
    victim_words = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_because = models.TextField(blank=True)

    objects = DraftConditionQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(
            parent="application", same=["case", "organisation"], name="draftcondition_case_is_the_applications"
        ),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ConditionKindChoices.values), name="draftcondition_kind_known"),
            models.CheckConstraint(
                condition=Q(named_by_guidance__in=["", *TYPICAL]), name="draftcondition_guidance_known"
            ),
            models.CheckConstraint(condition=~Q(text__regex=r"^\s*$"), name="draftcondition_has_text"),
            models.CheckConstraint(
                condition=~Q(why_necessary__regex=r"^\s*$"), name="draftcondition_says_why_necessary"
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(first_day=None) | Q(last_day__gte=F("first_day")),
                name="draftcondition_last_day_not_before_first",
            ),
            models.CheckConstraint(
                condition=Q(religion__in=Practical.values, work__in=Practical.values, education__in=Practical.values),
                name="draftcondition_practicality_known",
            ),
            models.CheckConstraint(
                condition=Q(can_deliver__in=CanDeliver.values), name="draftcondition_can_deliver_known"
            ),
            models.CheckConstraint(
                condition=Q(victim_view__in=VictimView.values), name="draftcondition_victim_view_known"
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_because="") | Q(dropped_at__isnull=False) & ~Q(dropped_because=""),
                name="draftcondition_dropped_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft condition {self.pk}"
