"""Models of organisations, teams and users, with their roles."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now, TruncDate
from simple_history.models import HistoricalRecords

from accounts.rules import RuleViolation, check_role_suits_organisation


class OrganisationKind(models.TextChoices):
    """The two sides that share a case."""

    ADVOCACY = "advocacy", "Advocacy service"
    POLICE = "police", "Police force"


class Role(models.TextChoices):
    """The job a user does; what it allows stands in `accounts.access.PERMISSIONS`."""

    CASEWORKER = "caseworker", "Caseworker"
    SUPERVISOR = "supervisor", "Supervisor"
    SERVICE_MANAGER = "service_manager", "Service manager"
    POLICE_LIAISON = "police_liaison", "Police liaison"
    AUDITOR = "auditor", "Auditor"
    DATA_PROTECTION_OFFICER = "data_protection_officer", "Data protection officer"


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Questions about organisations."""

    def services(self) -> Self:
        """Advocacy services."""
        return self.filter(kind=OrganisationKind.ADVOCACY)

    def forces(self) -> Self:
        """Police forces, territorial and special."""
        return self.filter(kind=OrganisationKind.POLICE)

    def able_to_apply(self) -> Self:
        """Forces whose chief officer may apply for an order (Stalking Protection Act 2019 s.1, s.14)."""
        return self.forces().filter(can_apply_for_spo=True)


class Organisation(models.Model):
    """An advocacy service or a police force: the owner of rows, and the wall between them."""

    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)
    gss_code = models.CharField("GSS code", max_length=9, blank=True)
    territorial = models.BooleanField(default=False)
    can_apply_for_spo = models.BooleanField("can apply for orders", default=False)
    own_name = models.CharField(max_length=40, blank=True, default="", db_default="")
    """What the product is called on the pages of its people; empty: as it is called everywhere."""

    objects = OrganisationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="organisation_slug_is_unique"),
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=OrganisationKind.POLICE) | Q(territorial=False, can_apply_for_spo=False, gss_code=""),
                name="organisation_force_facts_belong_to_police",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_police(self) -> bool:
        """Whether this is a police force."""
        return self.kind == OrganisationKind.POLICE


class TeamQuerySet(models.QuerySet["Team"]):
    """Questions about teams."""

    def open(self) -> Self:
        """Teams that cases and people can be given to."""
        return self.filter(closed_at=None)


class Team(models.Model):
    """People of one organisation who answer for the same cases. A closed one keeps its old cases, and gets no more."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=100)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = TeamQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="team_name_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name


def works_today(prefix: str = "") -> Q:
    """Whether today, by the database's clock, lies within somebody's first and last day here; empty ends are open."""
    today = TruncDate(Now())
    starts = Q(**{f"{prefix}starts_on": None}) | Q(**{f"{prefix}starts_on__lte": today})
    return starts & (Q(**{f"{prefix}ends_on": None}) | Q(**{f"{prefix}ends_on__gte": today}))


class User(AbstractUser):
    """One person's account: one organisation, one role, any number of its teams.

    Before `starts_on` and after `ends_on`, their last day here, nobody gets in by it. `closed_at`: closed for good,
    when nothing was in their hands any more; switched off alone is for now.
    """

    # Sign-ins are in the trail; a copy here would write a history row each time somebody signs in.
    last_login = None

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="users")
    role = models.CharField(max_length=30, choices=Role.choices)
    teams = models.ManyToManyField(Team, blank=True, related_name="members")

    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    # The last day on which they cover for anybody's leave, written with the leave (casework/leave).
    covers_until = models.DateField(null=True, blank=True, editable=False)

    # Written by the database alone, when the account is switched off (migration 0007).
    switched_off_at = models.DateTimeField(null=True, blank=True, editable=False)

    # How lists are drawn for this person: a habit, not a fact, so no history is kept of it.
    roomy_lists = models.BooleanField(default=False, db_default=False)

    history = HistoricalRecords(
        excluded_fields=["password", "covers_until", "switched_off_at", "roomy_lists"], m2m_fields=[teams]
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_is_known"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="user_does_not_end_before_starting",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(is_active=False), name="user_closed_is_switched_off"
            ),
        ]

    def clean(self) -> None:
        """Refuse a role that does not suit the organisation, beside the field that is wrong."""
        super().clean()
        try:
            check_role_suits_organisation(
                role_is_liaison=self.role == Role.POLICE_LIAISON,
                organisation_is_police=self.organisation.is_police,
            )
        except RuleViolation as refusal:
            raise ValidationError({refusal.field or "role": refusal.sentence}) from refusal
