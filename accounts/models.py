"""Organisations, teams and users; the trail of what users did; and the forms they have already sent."""

from __future__ import annotations

from typing import Self, cast

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, models
from django.db.models import Q
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


class Team(models.Model):
    """People of one organisation who answer for the same cases."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=100)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="team_name_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class User(AbstractUser):
    """One person's account: one organisation, one role, any number of its teams."""

    # Sign-ins are in the trail; a copy here would write a history row each time somebody signs in.
    last_login = None

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="users")
    role = models.CharField(max_length=30, choices=Role.choices)
    teams = models.ManyToManyField(Team, blank=True, related_name="members")

    history = HistoricalRecords(excluded_fields=["password"], m2m_fields=[teams])

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_is_known"),
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


# A plain DISTINCT would read the whole index of a trail with millions of rows; this hops from act to act.
ACTS_OF_ORGANISATION = """
    WITH RECURSIVE acts AS (
        (SELECT act FROM accounts_auditentry WHERE organisation_id = %(organisation)s ORDER BY act LIMIT 1)
        UNION ALL
        SELECT (SELECT act FROM accounts_auditentry
                 WHERE organisation_id = %(organisation)s AND act > acts.act ORDER BY act LIMIT 1)
          FROM acts WHERE acts.act IS NOT NULL
    )
    SELECT act FROM acts WHERE act IS NOT NULL
"""


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Questions about the trail."""

    def visible_to(self, user: User) -> Self:
        """Entries of the reader's own organisation; others stay unseen whatever the role."""
        return self.filter(organisation_id=user.organisation_id)

    def before(self, entry_id: int | None) -> Self:
        """Entries older than one already shown; None starts at the newest."""
        return self if entry_id is None else self.filter(pk__lt=entry_id)

    def for_audit_trail(self) -> Self:
        """Newest first, with the people the page names."""
        return self.select_related("user").order_by("-pk")

    def acts_of(self, organisation_id: int) -> list[str]:
        """List each act once, in order, that an organisation's trail holds."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(ACTS_OF_ORGANISATION, {"organisation": organisation_id})
            return [cast("str", act) for (act,) in cursor.fetchall()]


class AuditEntry(models.Model):
    """One act of one person: who, what, on which thing, when; append-only (a trigger refuses the rest).

    `detail` holds codes, numbers and ids; never a name, an address or a word somebody typed.
    """

    at = models.DateTimeField()
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="audit_entries")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["organisation", "-id"], name="auditentry_newest"),
            models.Index(fields=["organisation", "act", "-id"], name="auditentry_by_act"),
            models.Index(fields=["organisation", "user", "-id"], name="auditentry_by_user"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(act=""), name="auditentry_act_is_named"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.subject_kind} {self.subject_id}".rstrip()


class Submission(models.Model):
    """A form that was sent and acted upon: its key, and where the sender was led afterwards."""

    key = models.UUIDField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="submissions")
    answer = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], name="submission_key_is_unique")]

    def __str__(self) -> str:
        return str(self.key)
