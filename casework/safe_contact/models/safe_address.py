"""The address at which the client is hidden, apart from everything else, and each time it was shown."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.people.models import Organisation
from casework.cases.models.case import Case
from casework.editing.models.same_parent import SameAsParent
from casework.editing.models.versioned import Versioned
from casework.people.models.victim_perpetrator import Victim


class SafeAddress(Versioned):
    """Where the client is safe. No list, search, export or paper ever holds it; it is shown after a reason."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    victim = models.OneToOneField(Victim, models.PROTECT, related_name="safe_address", db_constraint=False)
    address = models.TextField()
    hidden_from = models.TextField()
    who_else_knows = models.TextField()
    post_is_safe = models.BooleanField(default=False)
    clash_reason = models.TextField(blank=True)
    clash_allowed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    history = HistoricalRecords()

    same_as_parent = (
        SameAsParent(parent="victim", same=["organisation"], name="safe_address_organisation_is_the_victims"),
    )

    class Meta:
        verbose_name_plural = "safe addresses"
        constraints = [
            models.UniqueConstraint(fields=["id", "organisation"], name="safe_address_key"),
            models.CheckConstraint(condition=~Q(address=""), name="safe_address_is_written"),
            models.CheckConstraint(
                condition=Q(clash_allowed_by=None) | ~Q(clash_reason=""), name="safe_address_clash_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Safe address {self.pk}"


class AddressReveal(models.Model):
    """One time that somebody was shown the safe address, and why. Never changed."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="address_reveals", db_constraint=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    same_as_parent = (
        SameAsParent(parent="case", same=["organisation"], name="address_reveal_organisation_is_the_cases"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="address_reveal_has_reason"),
        ]

    def __str__(self) -> str:
        return f"Address reveal {self.pk}"
