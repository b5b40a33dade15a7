"""The model of a heartbeat: the last time that a job or process reported that it is well."""

from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """The last time that a job or a process said that it is well; it belongs to no organisation."""

    name = models.CharField(max_length=60, unique=True)
    beat_at = models.DateTimeField()
    detail = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return self.name
