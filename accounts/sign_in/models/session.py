"""The model of a signed-in session: whose it is, since when, last used when, and on roughly which device."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.people.models import User, works_today


class UserSessionQuerySet(models.QuerySet["UserSession"]):
    """Questions about many sessions."""

    def alive(self) -> Self:
        """Sessions that let somebody in at this moment, by the database's clock: of nobody whose last day is over."""
        return self.filter(Q(user=None) | works_today("user__"), expire_date__gt=Now())

    def latest_first(self) -> Self:
        """As a person looks for them."""
        return self.order_by("-last_used_at", "session_key")


class UserSession(models.Model):
    """One session. It ends when it is deleted, when nobody uses it for a while, and always twelve hours after it began.

    `session_key` is what the browser's cookie holds, so that it stands on no page: there it is named by `public_id`.
    """

    session_key = models.CharField(max_length=40, primary_key=True)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")
    session_data = models.TextField()
    device = models.CharField(max_length=60, blank=True)
    begun_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    expire_date = models.DateTimeField()

    objects = UserSessionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["expire_date"], name="usersession_by_end")]
        constraints = [models.CheckConstraint(condition=~Q(session_key=""), name="usersession_has_key")]

    def __str__(self) -> str:
        return f"Session {self.public_id}"

    @property
    def ends_at_latest(self) -> datetime:
        """However much it is used."""
        return self.begun_at + timedelta(seconds=settings.SESSION_LONGEST)
