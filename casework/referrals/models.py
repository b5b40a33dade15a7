"""A referral: somebody asks that a person be helped; and the questions a service asks before it accepts."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Case as Choose
from django.db.models import F, Q, Value, When
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation, Role, Team, User
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.people.models.victim_perpetrator import KnownAnswer, SafeContact


class ReferralSource(models.TextChoices):
    """Who asked."""

    SELF = "self", "The client"
    POLICE = "police", "Police"
    HELPLINE = "helpline", "Helpline"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse service"
    HEALTH = "health", "Health service"
    OTHER = "other", "Somebody else"


class ReferralOutcome(models.TextChoices):
    """What was decided."""

    ACCEPTED = "accepted", "Accepted"
    NOT_ELIGIBLE = "not_eligible", "Not eligible"
    DECLINED = "declined", "The client did not want our help"
    SIGNPOSTED = "signposted", "Sent on to another service"


class ReferralQuerySet(models.QuerySet["Referral"]):
    """Questions about many referrals."""

    def visible_to(self, user: User) -> Self:
        """Referrals that a caseworker took or whose case is hers; those of a supervisor's teams."""
        own = self.filter(organisation_id=user.organisation_id)
        match user.role:
            case Role.CASEWORKER:
                return own.filter(Q(taken_by=user) | Q(case__caseworker=user))
            case Role.SUPERVISOR:
                teams = user.teams.all()
                return own.filter(Q(team__in=teams) | Q(case__team__in=teams) | Q(taken_by=user))
            case _:
                return self.none()

    def undecided(self) -> Self:
        """Referrals about which nobody has decided."""
        return self.filter(outcome="")

    def dangerous_and_oldest_first(self) -> Self:
        """Those in danger now, then those of whom it is not known, then by how long ago they reached us."""
        danger = Choose(
            When(immediate_danger=KnownAnswer.YES, then=Value(0)),
            When(immediate_danger=KnownAnswer.NOT_KNOWN, then=Value(1)),
            default=Value(2),
        )
        return self.annotate(danger=danger).order_by("danger", "received_at", "id")


class Referral(Versioned):
    """What a service was told of a person before there is a case. `answers` holds the checklist as it was asked."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="referrals", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="referrals")
    source = models.CharField(max_length=20, choices=ReferralSource.choices)
    agency = models.CharField(max_length=200, blank=True)
    referrer = models.CharField(max_length=200, blank=True)
    referrer_contact = models.TextField(blank=True)
    received_at = models.DateTimeField()
    first_name = models.CharField(max_length=200)
    last_name = models.CharField(max_length=200, blank=True)
    safe_contact = models.CharField(max_length=10, choices=SafeContact.choices, default=SafeContact.UNKNOWN)
    safe_contact_note = models.TextField(blank=True)
    force = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True, db_index=False)
    happening = models.TextField()
    immediate_danger = models.CharField(max_length=10, choices=KnownAnswer.choices, default=KnownAnswer.NOT_KNOWN)
    answers = models.JSONField(default=list)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="referrals")
    taken_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=ReferralOutcome.choices, blank=True)
    reason = models.TextField(blank=True)
    signposted_to = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals", null=True, blank=True, db_constraint=False)

    objects = ReferralQuerySet.as_manager()
    history = HistoricalRecords()

    same_as_parent = (SameAsParent(parent="case", same=["organisation"], name="referral_organisation_is_the_cases"),)

    class Meta:
        indexes = [
            models.Index(fields=["team", "received_at"], condition=Q(outcome=""), name="referral_undecided_by_team"),
            models.Index(fields=["organisation", "received_at"], condition=Q(outcome=""), name="referral_undecided"),
            models.Index(fields=["organisation", "-id"], name="referral_latest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(source__in=ReferralSource.values), name="referral_source_known"),
            models.CheckConstraint(condition=~Q(first_name=""), name="referral_names_somebody"),
            models.CheckConstraint(condition=~Q(happening__regex=r"^\s*$"), name="referral_says_what_happens"),
            models.CheckConstraint(condition=Q(safe_contact__in=SafeContact.values), name="referral_contact_known"),
            models.CheckConstraint(condition=Q(immediate_danger__in=KnownAnswer.values), name="referral_danger_known"),
            models.CheckConstraint(
                condition=Q(received_at__lte=F("taken_at")), name="referral_not_taken_before_received"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None, decided_by=None, case=None)
                | Q(outcome__in=ReferralOutcome.values, decided_at__isnull=False, decided_by__isnull=False),
                name="referral_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(outcome=ReferralOutcome.ACCEPTED, case__isnull=False)
                | (~Q(outcome=ReferralOutcome.ACCEPTED) & Q(case=None)),
                name="referral_accepted_with_its_case",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", ReferralOutcome.ACCEPTED]) | ~Q(reason=""),
                name="referral_refused_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Referral {self.pk}"

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class EligibilityQuestionQuerySet(models.QuerySet["EligibilityQuestion"]):
    """Questions about the questions."""

    def visible_to(self, user: User) -> Self:
        """Those of the user's own organisation."""
        return self.filter(organisation_id=user.organisation_id)

    def asked(self) -> Self:
        """Those that are asked now, in their order."""
        return self.filter(is_asked=True).order_by("position", "id")


class EligibilityQuestion(Versioned):
    """One question of a service's own checklist. Changing it leaves the answers of earlier referrals as they are."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=40)
    words = models.CharField(max_length=300)
    hint = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()
    is_asked = models.BooleanField(default=True)

    objects = EligibilityQuestionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="eligibilityquestion_key_once"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(words=""), name="eligibilityquestion_has_words"),
        ]

    def __str__(self) -> str:
        return f"Question {self.pk}"
