"""How far one person has looked at what is new; nobody else's affair, so no history is kept of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class NewsMark(models.Model):
    """Everything until a moment has been seen, and of what is a little older the things that `seen` names.

    `seen` gives for each key (`event:12`) the moment it bears, in ISO 8601.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="news_mark", primary_key=True)
    until = models.DateTimeField()
    seen = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"Seen until {self.until.isoformat()}"
