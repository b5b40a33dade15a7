"""A meeting of several agencies about a case: why it was asked for, when it met, what came of it."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned


class MeetingKind(models.TextChoices):
    """Which meeting it is."""

    MARAC = "marac", "MARAC"
    MASIP = "masip", "MASIP or MASP"
    MAPPA = "mappa", "MAPPA"
    CLINIC = "clinic", "Advice clinic"
    PROFESSIONALS = "professionals", "Professionals’ meeting"


class MeetingCriterion(models.TextChoices):
    """Why a case meets the threshold of a meeting."""

    VISIBLE_HIGH_RISK = "visible_high_risk", "Visible high risk"
    JUDGEMENT = "judgement", "Professional judgement"
    ESCALATION = "escalation", "Escalation"
    REPEAT = "repeat", "Repeat: a further incident within twelve months"


class MeetingOutcome(models.TextChoices):
    """What a meeting decided."""

    ACTIONS = "actions", "Actions agreed"
    CONSULTATION = "consultation", "Advice given"
    CASE_MANAGEMENT = "case_management", "Taken on for case management"
    HEALTH = "health", "Health intervention"
    NOT_ACCEPTED = "not_accepted", "Not accepted"
    OTHER = "other", "Something else"


class MappaCategory(models.TextChoices):
    """In which category MAPPA manages him."""

    ONE = "1", "Category 1: registered sexual offender"
    TWO = "2", "Category 2: violent or other sexual offender"
    THREE = "3", "Category 3: other dangerous offender"
    FOUR = "4", "Category 4: terrorist or terrorist risk offender"


class MappaLevel(models.TextChoices):
    """At which level MAPPA manages him."""

    ONE = "1", "Level 1: ordinary agency management"
    TWO = "2", "Level 2: active multi-agency management"
    THREE = "3", "Level 3: active enhanced multi-agency management"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Questions about many meetings."""

    def visible_to(self, user: User) -> Self:
        """Meetings about cases that the user may see; what was said there is never shown to the police here."""
        if user.role == Role.POLICE_LIAISON:
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))


class Meeting(Versioned):
    """One referral to a meeting and what followed; its actions are tasks about it, each with its agency."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="meetings", db_index=False, db_constraint=False)
    kind = models.CharField(max_length=20, choices=MeetingKind.choices)
    referred_on = models.DateField()
    criteria = ArrayField(models.CharField(max_length=20, choices=MeetingCriterion.choices), default=list, blank=True)
    ground = models.TextField()
    meets_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=MeetingOutcome.choices, blank=True)
    outcome_words = models.TextField(blank=True)
    mappa_category = models.CharField(max_length=1, choices=MappaCategory.choices, blank=True)
    mappa_level = models.CharField(max_length=1, choices=MappaLevel.choices, blank=True)
    lead = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    objects = MeetingQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="meeting_organisation_is_the_cases"),)

    class Meta:
        indexes = [models.Index(fields=["case", "-referred_on"], name="meeting_by_case")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MeetingKind.values), name="meeting_kind_known"),
            models.CheckConstraint(condition=Q(outcome__in=["", *MeetingOutcome.values]), name="meeting_outcome_known"),
            models.CheckConstraint(
                condition=Q(mappa_category="", mappa_level="") | Q(kind=MeetingKind.MAPPA),
                name="meeting_levels_are_mappas",
            ),
            models.CheckConstraint(
                condition=Q(meets_on=None) | Q(meets_on__gte=F("referred_on")), name="meeting_not_before_referral"
            ),
            models.CheckConstraint(condition=~Q(ground__regex=r"^\s*$"), name="meeting_has_ground"),
        ]

    def __str__(self) -> str:
        return f"Meeting {self.pk}"
