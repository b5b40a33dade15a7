"""The victim whom a case protects and the perpetrator it protects her from."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Organisation


class SafeContact(models.TextChoices):
    """Whether the victim may be contacted in the usual way; unknown until somebody has asked her."""

    SAFE = "safe", "Safe to contact"
    UNSAFE = "unsafe", "Not safe to contact"
    UNKNOWN = "unknown", "Not known"


class Victim(models.Model):
    """A person who is being stalked."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="victims")
    first_name = models.CharField(max_length=200)
    last_name = models.CharField(max_length=200, blank=True)
    safe_contact = models.CharField(max_length=10, choices=SafeContact.choices, default=SafeContact.UNKNOWN)
    safe_contact_note = models.TextField(blank=True)

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["id", "organisation"], name="victim_key"),
            models.CheckConstraint(condition=~Q(first_name=""), name="victim_is_named"),
            models.CheckConstraint(condition=Q(safe_contact__in=SafeContact.values), name="victim_safe_contact_known"),
        ]

    def __str__(self) -> str:
        return f"Victim {self.pk}"

    @property
    def name(self) -> str:
        """First and last name, as the victim gives them."""
        return f"{self.first_name} {self.last_name}".strip()


class Perpetrator(models.Model):
    """The person who stalks, as far as the service knows who it is."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="perpetrators")
    name = models.CharField(max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["id", "organisation"], name="perpetrator_key")]

    def __str__(self) -> str:
        return f"Perpetrator {self.pk}"
