"""The model of a submitted form: its key and where it led, so that a second press does nothing."""

from __future__ import annotations

from django.db import models

from accounts.people.models import User


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
