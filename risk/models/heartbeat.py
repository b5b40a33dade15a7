"""Signs of life of the parts that run by themselves, so that a silent one is noticed."""

from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """The last time that a job or a process said that it is well; it belongs to no organisation."""

    name = models.CharField(max_length=60, unique=True)
    beat_at = models.DateTimeField()
    detail = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return self.name
