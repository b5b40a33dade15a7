"""The model of an invitation: who may set a password by a link, made by whom, until when, and what came of it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.invitations.rules import InvitationFacts, InvitationState, state_of
from accounts.people.models import Organisation, Role, Team, User


class InvitationKind(models.TextChoices):
    """What the link of an invitation does."""

    JOIN = "join", "Invitation"
    RESET = "reset", "New password"
    FIRST_MANAGER = "first_manager", "First manager"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Questions about many invitations."""

    def visible_to(self, user: User) -> Self:
        """Those that the user's own organisation has made."""
        return self.filter(organisation_id=user.organisation_id)

    def open(self) -> Self:
        """Neither used nor withdrawn; the link may have expired, or wait for a second person."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """Somebody may set a password once, by a link of which only the hash is kept.

    `organisation` made it and owns it; the account belongs to `joins`, which is a police force for a liaison. Who is
    invited has no account before the link is used. `person` is whose password is set anew, or who came of it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    joins = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=InvitationKind.choices)
    person = models.ForeignKey(User, models.PROTECT, related_name="invitations", null=True, blank=True)
    username = models.CharField(max_length=150, blank=True)
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=30, choices=Role.choices)
    teams = models.ManyToManyField(Team, blank=True, related_name="invitations")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, db_index=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, db_index=False)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True, db_index=False)

    objects = InvitationQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["token_hash"])

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=InvitationKind.values), name="invitation_kind_known"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_known"),
            models.UniqueConstraint(
                fields=["username"],
                condition=Q(kind=InvitationKind.JOIN, accepted_at=None, withdrawn_at=None),
                name="invitation_open_once_for_a_name",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(kind=InvitationKind.RESET, accepted_at=None, withdrawn_at=None),
                name="invitation_one_reset_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(kind=InvitationKind.RESET) | Q(person__isnull=False), name="invitation_reset_is_somebodys"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_ends_in_one_way"
            ),
            models.CheckConstraint(
                condition=Q(token_hash=None, expires_at=None) | Q(token_hash__isnull=False, expires_at__isnull=False),
                name="invitation_link_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.POLICE_LIAISON) | Q(token_hash=None) | Q(confirmed_by__isnull=False),
                name="invitation_of_a_liaison_has_two",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | (Q(made_by__isnull=False) & ~Q(confirmed_by=F("made_by"))),
                name="invitation_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation {self.pk}"

    def state(self, now: datetime) -> InvitationState:
        facts = InvitationFacts(
            has_link=self.token_hash is not None,
            expires_at=self.expires_at,
            accepted_at=self.accepted_at,
            withdrawn_at=self.withdrawn_at,
        )
        return state_of(facts, now)

    @property
    def is_for_liaison(self) -> bool:
        """Whether the account would belong to a police force: then a second person confirms it."""
        return self.role == Role.POLICE_LIAISON

    @property
    def key(self) -> str:
        """Its number as text, for addresses."""
        return str(self.public_id)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.username
