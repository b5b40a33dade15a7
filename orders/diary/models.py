"""Addresses at which a calendar reads the court dates of one person or team without signing in."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.people.models import User


class FeedScope(models.TextChoices):
    """Whose court dates a feed tells."""

    OWN = "own", "My own court dates"
    TEAM = "team", "The court dates of my teams"


class DiaryFeedQuerySet(models.QuerySet["DiaryFeed"]):
    """Questions about many feeds."""

    def live(self) -> Self:
        """Feeds that nobody has revoked, and that were made since their owner's account was last switched off."""
        return self.unrevoked().exclude(made_at__lte=F("user__switched_off_at"))

    def unrevoked(self) -> Self:
        """Feeds that nobody has revoked, be they dead for another reason."""
        return self.filter(revoked_at=None)

    def visible_to(self, user: User) -> Self:
        """One's own: nobody else has any business with them."""
        return self.filter(user=user)


class DiaryFeed(models.Model):
    """One such address. Only the hash of its token is kept: whoever reads this table can open no feed.

    `window_began_at` and `reads_in_window` count how often it was read of late.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="diary_feeds")
    scope = models.CharField(max_length=10, choices=FeedScope.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_read_at = models.DateTimeField(null=True, blank=True)
    window_began_at = models.DateTimeField(null=True, blank=True)
    reads_in_window = models.PositiveIntegerField(default=0)

    objects = DiaryFeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "scope"], condition=Q(revoked_at=None), name="diaryfeed_one_live_a_scope"
            ),
            models.CheckConstraint(condition=Q(scope__in=FeedScope.values), name="diaryfeed_scope_known"),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("made_at")), name="diaryfeed_not_revoked_before_made"
            ),
        ]

    def __str__(self) -> str:
        return f"Diary feed {self.pk}"

    @property
    def ended_with_account(self) -> bool:
        """Whether its owner's account was switched off since it was made, whatever has become of the account."""
        off_at = self.user.switched_off_at
        return off_at is not None and self.made_at <= off_at
