"""Models of sign-in limits (tries of a password, counted) and of devices on which somebody has signed in."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from accounts.people.models import User
from accounts.sign_in.rules.sign_in_limits import LimitKind


class SignInLimit(models.Model):
    """How far one limit is used up. From `open_at` on one more try is allowed.

    `key` is a keyed hash of what is counted, for people type passwords where a user name belongs; `account` is named
    only if there is one. `tries` counts the wrong ones since it was last clean, `refused` those not even tried.
    """

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=64)
    account = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sign_in_limits")
    open_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["last_at"], name="signinlimit_by_age")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="signinlimit_one_of_a_key"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in LimitKind]), name="signinlimit_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Sign-in limit {self.pk}"


class KnownDevice(models.Model):
    """A browser on which a person has signed in, known by the hash of the token in its cookie.

    Several people may share a browser: each has a row. `words` say roughly what it is, such as Firefox on Windows.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="known_devices")
    token_hash = models.CharField(max_length=64)
    words = models.CharField(max_length=60)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["last_at"], name="knowndevice_by_age")]
        constraints = [
            models.UniqueConstraint(fields=["user", "token_hash"], name="knowndevice_once_for_each_person"),
            models.CheckConstraint(condition=~Q(token_hash=""), name="knowndevice_has_token"),
        ]

    def __str__(self) -> str:
        return f"Known device {self.pk}"
